package uk.coregroups.notification.mailbox.bounce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.mailbox.bounce.Bounce.Outcome;

/**
 * Tells what a mail server's report says, from its form and otherwise from its words. In doubt a
 * person is asked: a final failure is never taken for a delay.
 */
public final class BounceReader {

  private static final int LONGEST_WORDS = 300;
  private static final int READ = 20_000;
  private static final int MOST_LINES = 3;

  /** Below these stands the letter that came back. */
  private static final List<String> COPY_FOLLOWS =
      List.of(
          "below this line is a copy",
          "this is a copy of the message",
          "a copy of the message",
          "original message",
          "original mail",
          "unsent message below",
          "returned message below",
          "message header follows",
          "message headers follow",
          "headers of the message",
          "-----original");

  /** Such a line tells when the letter was taken in, as sendmail does, and nothing follows it. */
  private static final List<String> NO_COPY_FOLLOWS =
      List.of("original message was", "original mail was");

  private final Evidence evidence;
  private final String text;
  private final StatusFields fields;

  private BounceReader(Evidence evidence) {
    this.evidence = evidence;
    this.text = beginning(evidence.lines().get());
    var report = StatusFields.of(evidence.report());
    this.fields = report.areThere() ? report : StatusFields.of(evidence.lines().get());
  }

  /** Nothing if the mail is no server's report. */
  public static @Nullable Bounce read(Evidence evidence) {
    return ReportSigns.areIn(evidence, () -> beginning(evidence.lines().get()))
        ? new BounceReader(evidence).bounce()
        : null;
  }

  private Bounce bounce() {
    var statuses = fields.statuses();
    var status = statuses.isEmpty() ? ServerCodes.enhanced(ownWords()) : statuses.getFirst();
    return new Bounce(outcome(), status, recipients(), shortWords());
  }

  private Outcome outcome() {
    if (fields.hasAction(
        "fail", "delivery-fail", "expired", "undeliver", "not delivered", "rejected", "bounced")) {
      return Outcome.FAILED;
    }
    if (fields.hasAction("delay", "deferred")) {
      return fields.hasStatus('5') || BouncePhrases.sayFinal(text)
          ? Outcome.UNCLEAR
          : Outcome.DELAYED;
    }
    if (fields.hasAction("delivered", "relayed", "expanded", "success")) {
      return fields.hasStatus('5') ? Outcome.UNCLEAR : Outcome.DELIVERED;
    }
    if (fields.hasStatus('5')) {
      return Outcome.FAILED;
    }
    if (fields.hasStatus('2')) {
      return Outcome.DELIVERED;
    }
    return byWords();
  }

  private Outcome byWords() {
    var said = evidence.subject() + "\n" + ownWords();
    boolean delayed = BouncePhrases.sayDelayed(said);
    boolean refused = ServerCodes.isFinalIn(said);
    if (BouncePhrases.sayFinal(said)) {
      return Outcome.FAILED;
    }
    if (BouncePhrases.sayHeld(said) && !refused) {
      return Outcome.UNCLEAR;
    }
    if (delayed) {
      return refused || BouncePhrases.isSubjectOfFailure(evidence.subject())
          ? Outcome.UNCLEAR
          : Outcome.DELAYED;
    }
    if (refused || BouncePhrases.sayFailed(said)) {
      return Outcome.FAILED;
    }
    if (BouncePhrases.sayDelivered(said)) {
      return Outcome.DELIVERED;
    }
    return saysSoInItsHeaders() ? Outcome.FAILED : Outcome.UNCLEAR;
  }

  private boolean saysSoInItsHeaders() {
    return !evidence.failedRecipients().isEmpty() && !fields.hasStatus('4');
  }

  /**
   * Those of the report first, then those of the headers, then the receiver of the letter that came
   * back. Only where none of these names one, those in the words: beside a receiver these name whom
   * to ask.
   */
  private List<String> recipients() {
    var all = new LinkedHashSet<>(fields.recipients());
    evidence.failedRecipients().forEach(one -> all.addAll(Mailboxes.in(one)));
    all.addAll(receiversOfReturned());
    if (all.isEmpty()) {
      all.addAll(Mailboxes.in(ownWords()));
      all.addAll(Mailboxes.in(text));
    }
    return List.copyOf(all).subList(0, Math.min(20, all.size()));
  }

  /** A copy of a mail to a group is to and from the group, and names nobody. */
  private List<String> receiversOfReturned() {
    var writers = mailboxesOfReturned("From");
    return mailboxesOfReturned("To").stream().filter(one -> !writers.contains(one)).toList();
  }

  private List<String> mailboxesOfReturned(String header) {
    return ReturnedLetter.values(evidence.returned(), header).stream()
        .flatMap(line -> Mailboxes.in(line).stream())
        .toList();
  }

  /** What the server wrote, without the letter that it sends back. */
  private String ownWords() {
    int end = text.length();
    var lower = text.toLowerCase(Locale.ROOT);
    for (var mark : COPY_FOLLOWS) {
      int at = lower.indexOf(mark);
      while (at >= 0 && (at <= 40 || isNoMark(lower, at))) {
        at = lower.indexOf(mark, at + 1);
      }
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return text.substring(0, Math.min(end, text.length()));
  }

  private static boolean isNoMark(String lower, int at) {
    return NO_COPY_FOLLOWS.stream().anyMatch(words -> lower.startsWith(words, at));
  }

  /** What it says of the reason, or the beginning of what it says. */
  private String shortWords() {
    var parts = new ArrayList<>(fields.said());
    if (parts.isEmpty()) {
      parts.addAll(telling());
    }
    if (parts.isEmpty()) {
      parts.add(ownWords().isBlank() ? evidence.subject() : ownWords());
    }
    return shortLine(parts);
  }

  /**
   * The lines of its words that hold a code, or words of what became of it: never without the code.
   */
  private List<String> telling() {
    var lines =
        ownWords()
            .lines()
            .filter(line ->
                ServerCodes.isFinalIn(line)
                    || BouncePhrases.sayFailed(line)
                    || BouncePhrases.sayDelayed(line)
                    || BouncePhrases.sayHeld(line))
            .limit(50)
            .toList();
    var first = lines.stream().limit(MOST_LINES).toList();
    return ServerCodes.isFinalIn(shortLine(first))
        ? first
        : Stream.concat(lines.stream().filter(ServerCodes::isFinalIn), first.stream())
            .distinct()
            .limit(MOST_LINES)
            .toList();
  }

  private static String shortLine(List<String> parts) {
    var line = BouncePhrases.line(String.join(" / ", parts));
    return line.substring(0, Math.min(LONGEST_WORDS, line.length()));
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(READ, text.length()));
  }
}
