package uk.coregroups.notification.invite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.InvitationId;

/**
 * One person's calendar entry, with what its meeting is now and what this person was told last.
 *
 * @param uid the entry's own id, made once and never changed
 * @param sequence the SEQUENCE the next message carries
 * @param sentSequence the one that went out last; null while nothing has
 * @param sentStamp its DTSTAMP
 * @param sentDate the day it gave
 */
public record Entry(
    InvitationId invitation,
    UUID meeting,
    String reference,
    String uid,
    int sequence,
    LocalDate date,
    LocalTime start,
    int minutes,
    String venue,
    @Nullable Integer sentSequence,
    @Nullable Instant sentStamp,
    @Nullable LocalDate sentDate,
    @Nullable LocalTime sentStart,
    @Nullable Integer sentMinutes) {

  /** When it begins, on a London clock. */
  public ZonedDateTime begin() {
    return date.atTime(start).atZone(SuiteClock.LONDON);
  }

  /** When it ends: so many minutes later, also on the night the clocks change. */
  public ZonedDateTime end() {
    return begin().plusMinutes(minutes);
  }

  /** Whether this person has been told another sequence before. */
  public boolean isChange() {
    return sentSequence != null && sentSequence < sequence;
  }

  /**
   * The DTSTAMP of a message written now: strictly later than the last one (RFC 5546, 2.1.5), whole
   * seconds.
   */
  public Instant stampAt(Instant now) {
    var second = Instant.ofEpochSecond(now.getEpochSecond());
    return sentStamp == null || second.isAfter(sentStamp) ? second : sentStamp.plusSeconds(1);
  }

  /** The time this person was last told: a cancellation says nothing newer. */
  public Entry asLastTold() {
    if (sentDate == null || sentStart == null || sentMinutes == null) {
      return this;
    }
    return new Entry(
        invitation,
        meeting,
        reference,
        uid,
        sequence,
        sentDate,
        sentStart,
        sentMinutes,
        venue,
        sentSequence,
        sentStamp,
        sentDate,
        sentStart,
        sentMinutes);
  }
}
