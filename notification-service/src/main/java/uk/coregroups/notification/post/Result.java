package uk.coregroups.notification.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.invite.EntryStore.Sent;
import uk.coregroups.notification.task.Task;

/** What became of a letter in the post. */
sealed interface Result {

  Draft draft();

  /**
   * The mail server or the text provider has it.
   *
   * @param providerId what the provider calls it; texts only
   * @param sent the calendar entry as this person has it now
   */
  record Accepted(Draft draft, String channel, @Nullable String providerId, @Nullable Sent sent)
      implements Result {}

  /** Not now: it stays due. */
  record Later(Draft draft, Instant at, String reason) implements Result {}

  /** It cannot be delivered to this address. */
  record Refused(Draft draft, String channel, String reason) implements Result {}

  /** It may have gone out; nobody can tell from here. */
  record Uncertain(Draft draft, String channel, String reason) implements Result {}

  /** It is not sent because the person's record does not allow it; perhaps a person must act. */
  record Withheld(Draft draft, String reason, Task.@Nullable Kind task) implements Result {}

  /** Somebody must ask the person first. */
  record AskFirst(Draft draft, String reason, Task.Kind task) implements Result {}

  /** It is not sent: somebody tells the person. */
  record ForAPerson(Draft draft, String reason) implements Result {}

  /** It is not sent because something newer says more. */
  record Overtaken(Draft draft) implements Result {}

  /** It was too late to send it. */
  record TooLate(Draft draft) implements Result {}
}
