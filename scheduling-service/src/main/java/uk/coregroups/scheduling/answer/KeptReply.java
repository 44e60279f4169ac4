package uk.coregroups.scheduling.answer;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.notification.Answer;

/**
 * One answer to the present time of a meeting, as it reached us.
 *
 * @param entry the invitation that was answered; where two became one, not the one that stands
 * @param sequence the SEQUENCE of the calendar entry that was answered
 * @param stamp when it was given, by a calendar's DTSTAMP; never later than it reached us
 * @param number in which order they were recorded
 */
record KeptReply(
    InvitationId entry,
    Via via,
    Answer answer,
    boolean sendsReport,
    int sequence,
    Instant stamp,
    Instant receivedAt,
    long number) {

  private static final Comparator<KeptReply> BY_ARRIVAL =
      comparing(KeptReply::receivedAt).thenComparingLong(KeptReply::number);

  /**
   * RFC 5546, 2.1.5. Some calendars copy the stamp of what they answer, so arrival decides last.
   */
  private static final Comparator<KeptReply> BY_CALENDAR =
      comparingInt(KeptReply::sequence).thenComparing(KeptReply::stamp).thenComparing(BY_ARRIVAL);

  /**
   * A calendar whose clock is ahead wins nothing by it, and one that knows of no time is older than
   * any that does: not every year it may write is one the database has. What is finer than the
   * database keeps would make two that are the same differ.
   */
  KeptReply {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    stamp = stamp.isBefore(Instant.EPOCH) ? Instant.EPOCH : stamp.truncatedTo(ChronoUnit.MICROS);
    stamp = stamp.isAfter(receivedAt) ? receivedAt : stamp;
  }

  /**
   * The answer that counts, in whatever order they were recorded: of those from one calendar entry
   * the last by the calendar's own count, and of that and all others the one that reached us last.
   */
  static Optional<KeptReply> counting(Collection<KeptReply> replies) {
    var byCalendar =
        replies.stream()
            .filter(one -> one.via == Via.CALENDAR)
            .collect(
                Collectors.toMap(
                    KeptReply::entry, Function.identity(), BinaryOperator.maxBy(BY_CALENDAR)));
    var byHand = replies.stream().filter(one -> one.via != Via.CALENDAR);
    return Stream.concat(byHand, byCalendar.values().stream()).max(BY_ARRIVAL);
  }

  /** The moment the last of these reached us, or {@code now} if that is later. */
  static Instant latest(List<KeptReply> replies, Instant now) {
    return replies.stream()
        .map(KeptReply::receivedAt)
        .filter(one -> one.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(now);
  }
}
