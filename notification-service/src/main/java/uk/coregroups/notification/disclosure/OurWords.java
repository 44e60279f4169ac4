package uk.coregroups.notification.disclosure;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import uk.coregroups.events.disclosure.PlainWords;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.notification.invite.CalendarEntry;
import uk.coregroups.notification.invite.CalendarEntry.Method;
import uk.coregroups.notification.invite.Entry;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.notification.letter.Wording;
import uk.coregroups.notification.letter.Words;

/**
 * Every word that letters consist of when nothing flows into them: the templates', the calendar's,
 * days and months, and the neutral name. One of these alone is in every letter and identifies
 * nobody, even if a child is called May.
 */
final class OurWords {

  private static final LocalDate ANY_DAY = LocalDate.of(2027, 1, 5);

  private final Wording wording;
  private final Neutral neutral;
  private final Set<String> all = new HashSet<>();

  private OurWords(Wording wording, Neutral neutral) {
    this.wording = wording;
    this.neutral = neutral;
  }

  static Set<String> of(Wording wording, Neutral neutral) {
    var ours = new OurWords(wording, neutral);
    neutral.signs().forEach(ours::add);
    ours.addDaysAndMonths();
    for (var purpose : Purpose.values()) {
      ours.addLetter(purpose, true);
      ours.addLetter(purpose, false);
    }
    for (var method : Method.values()) {
      ours.addCalendar(method);
    }
    return Set.copyOf(ours.all);
  }

  private void addDaysAndMonths() {
    for (var style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
      for (var day : DayOfWeek.values()) {
        add(day.getDisplayName(style, Locale.UK));
      }
      for (var month : Month.values()) {
        add(month.getDisplayName(style, Locale.UK));
      }
    }
  }

  /** Both ways in which a template may go, at each of its turnings. */
  private void addLetter(Purpose purpose, boolean either) {
    var words =
        new Words(
            "",
            ANY_DAY,
            LocalTime.NOON,
            LocalTime.NOON,
            either ? "" : null,
            ANY_DAY,
            neutral.signInLink(),
            neutral.signInLink(),
            neutral.callBackNumber(),
            either,
            either,
            either,
            "");
    var worded = wording.put(purpose, words);
    add(worded.subject(), worded.text(), worded.html(), worded.asText(words));
  }

  private void addCalendar(Method method) {
    var entry =
        new Entry(
            new InvitationId(new UUID(0, 0)),
            new UUID(0, 0),
            "",
            "",
            0,
            ANY_DAY,
            LocalTime.NOON,
            60,
            "",
            null,
            null,
            null,
            null,
            null);
    var bytes =
        new CalendarEntry(neutral)
            .write(method, entry, neutral.fromAddress(), null, "", "", Instant.EPOCH);
    add(FinishedLetter.unfolded(new String(bytes, StandardCharsets.UTF_8)));
  }

  private void add(String... texts) {
    for (var text : texts) {
      all.addAll(PlainWords.andPairs(text));
    }
  }
}
