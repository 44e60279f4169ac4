package uk.coregroups.notification.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.invite.EntryStore.Sent;
import uk.coregroups.notification.post.Answer.Concerns;
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.refusal.Refusal;
import uk.coregroups.notification.task.Task;

/**
 * What becomes of a letter after an answer, by whose fault it is.
 *
 * @param to the mailbox or number it was sent to
 * @param othersWent whether other letters have gone by the same channel since this one was last put
 *     off: then the fault is not with all of them
 */
record Verdict(Draft draft, Channel channel, String to, boolean othersWent, Instant now) {

  private static final int LONGEST_PAUSE = 900;
  private static final int FIRST_PAUSE = 5;

  /** Some two days, at a quarter of an hour each. */
  private static final int MOST_MOMENTS = 2 * 24 * 3600 / LONGEST_PAUSE;

  /** Half an hour, over which others went. */
  private static final int MOST_OBJECTIONS = 8;

  /** What becomes of it. */
  Result of(Answer answer, @Nullable Sent sent) {
    return switch (answer) {
      case Answer.Taken(var id) -> new Result.Accepted(draft, channel, id, sent);
      case Answer.Unknown(var reason) -> new Result.Uncertain(draft, channel, reason);
      case Answer.Refused(var refusal, var concerns) -> refused(refusal, concerns);
    };
  }

  private Result refused(Refusal refusal, Concerns concerns) {
    var reason = refusal.reason();
    return switch (refusal.fault()) {
      case RECIPIENT -> new Result.Refused(draft, channel, to, Fault.RECIPIENT, reason);
      case OPTED_OUT -> new Result.Withheld(draft, reason, Task.Kind.OPTED_OUT);
      case SENDER ->
          othersWent
              ? putOff(reason, true, MOST_MOMENTS)
              : new Result.Interrupted(draft, channel, true, reason);
      case POLICY -> objected(reason);
      case MESSAGE -> new Result.Refused(draft, channel, to, Fault.MESSAGE, reason);
      case DEFERRED ->
          concerns == Concerns.ALL && !othersWent
              ? new Result.Interrupted(draft, channel, false, reason)
              : putOff(reason, concerns == Concerns.ONE || othersWent, MOST_MOMENTS);
    };
  }

  /** Against all, unless others have gone meanwhile; after half an hour of that, a person's. */
  private Result objected(String reason) {
    return othersWent || draft.putOff() > 0
        ? putOff(reason, othersWent, MOST_OBJECTIONS)
        : new Result.Interrupted(draft, channel, true, reason);
  }

  /** Longer each time; given up only for what was counted, and only if it has no end of its own. */
  private Result putOff(String reason, boolean counts, int most) {
    boolean mayEnd = most == MOST_OBJECTIONS || draft.expiresAt() == null;
    return counts && mayEnd && draft.putOff() + 1 >= most
        ? new Result.Refused(draft, channel, to, Fault.MESSAGE, reason)
        : new Result.Later(draft, now.plusSeconds(pause(draft)), reason, counts);
  }

  /** Our own side failed before anything left, and not because of what the letter says. */
  static Result later(Draft draft, String reason, Instant now) {
    return new Result.Later(draft, now.plusSeconds(pause(draft)), reason, false);
  }

  private static long pause(Draft draft) {
    return Math.min(LONGEST_PAUSE, (long) FIRST_PAUSE << Math.clamp(draft.attempts() - 1, 0, 8));
  }

  @Override
  public String toString() {
    return "Verdict[" + draft + "]";
  }
}
