package uk.coregroups.notification.mailbox;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.util.CompatibilityHints;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.notification.Answer;

/**
 * What somebody's calendar program has sent: read leniently, because every program writes it a
 * little differently, and never validated.
 *
 * @param uid the entry it answers
 * @param attendee who answers, a bare address in lower case
 * @param answer null if it says neither yes, maybe nor no
 * @param sequence of the invitation that was answered; 0 if it does not say
 * @param stamp when it was answered; null if it does not say
 * @param delegatedTo whether it passes the invitation on to somebody else
 */
record CalendarReply(
    Method method,
    @Nullable String uid,
    @Nullable String attendee,
    @Nullable Answer answer,
    int sequence,
    @Nullable Instant stamp,
    boolean delegatedTo,
    boolean oneOfASeries) {

  private static final int LARGEST = 512 * 1024;
  private static final Pattern TIME_ZONES =
      Pattern.compile("BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", Pattern.DOTALL);

  static {
    CompatibilityHints.setHintEnabled(CompatibilityHints.KEY_RELAXED_PARSING, true);
    CompatibilityHints.setHintEnabled(CompatibilityHints.KEY_RELAXED_UNFOLDING, true);
    CompatibilityHints.setHintEnabled(CompatibilityHints.KEY_RELAXED_VALIDATION, true);
    CompatibilityHints.setHintEnabled(CompatibilityHints.KEY_OUTLOOK_COMPATIBILITY, true);
  }

  /** What kind of message it is. */
  enum Method {
    REPLY,
    COUNTER,
    REFRESH,
    /** Anything else: a stranger's invitation, or nothing we know. */
    OTHER
  }

  /** Reads a calendar part; nothing if it is too large or is no calendar. */
  static Optional<CalendarReply> read(String text) {
    if (text.length() > LARGEST) {
      return Optional.empty();
    }
    // Time zones cost the parser a hundred times as much as the rest, and line ends matter to it.
    var lines = text.replaceAll("\r\n|\r|\n", "\r\n");
    var bare = TIME_ZONES.matcher(lines).replaceAll("");
    try {
      return Optional.of(of(new CalendarBuilder().build(new StringReader(bare))));
    } catch (IOException | ParserException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static CalendarReply of(Calendar calendar) {
    var method = method(value(calendar.getProperty(Property.METHOD)));
    var events = calendar.<CalendarComponent>getComponents(Component.VEVENT);
    if (events.size() != 1) {
      return new CalendarReply(Method.OTHER, null, null, null, 0, null, false, events.size() > 1);
    }
    var event = events.getFirst();
    var attendees = event.<Attendee>getProperties(Property.ATTENDEE);
    var attendee = attendees.size() == 1 ? attendees.getFirst() : null;
    var sequence = value(event.getProperty(Property.SEQUENCE));
    return new CalendarReply(
        method,
        value(event.getProperty(Property.UID)),
        attendee == null ? null : address(attendee.getCalAddress()),
        attendee == null ? null : answer(attendee),
        sequence != null && sequence.matches("[0-9]{1,9}") ? Integer.parseInt(sequence) : 0,
        stamp(value(event.getProperty(Property.DTSTAMP))),
        attendee != null && attendee.getParameter("DELEGATED-TO").isPresent(),
        event.getProperty(Property.RECURRENCE_ID).isPresent());
  }

  private static Method method(@Nullable String written) {
    return switch (written == null ? "" : written.toUpperCase(Locale.ROOT)) {
      case "REPLY" -> Method.REPLY;
      case "COUNTER" -> Method.COUNTER;
      case "REFRESH" -> Method.REFRESH;
      default -> Method.OTHER;
    };
  }

  private static @Nullable Answer answer(Attendee attendee) {
    var said =
        attendee.getParameter("PARTSTAT").map(one -> one.getValue().toUpperCase(Locale.ROOT));
    return switch (said.orElse("")) {
      case "ACCEPTED" -> Answer.ACCEPTED;
      case "TENTATIVE" -> Answer.TENTATIVE;
      case "DECLINED" -> Answer.DECLINED;
      default -> null;
    };
  }

  private static @Nullable String address(@Nullable URI uri) {
    if (uri == null) {
      return null;
    }
    var text = uri.isOpaque() ? uri.getSchemeSpecificPart() : uri.toString();
    return text.replaceFirst("(?i)^mailto:", "").strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Instant stamp(@Nullable String written) {
    if (written == null || !written.matches("[0-9]{8}T[0-9]{6}Z")) {
      return null;
    }
    return Instant.parse(
        written.replaceFirst("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
  }

  private static @Nullable String value(Optional<? extends Property> property) {
    return property.map(Property::getValue).orElse(null);
  }
}
