package uk.coregroups.notification.post;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.invite.EntryStore.Sent;
import uk.coregroups.notification.refusal.Fault;
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
  record Accepted(Draft draft, Channel channel, @Nullable String providerId, @Nullable Sent sent)
      implements Result {}

  /**
   * Not now: it stays due.
   *
   * @param counts whether it was put off for its own sake, and is given up if that does not end
   */
  record Later(Draft draft, Instant at, String reason, boolean counts) implements Result {}

  /** It was not tried, for nothing goes by its channel: it waits until something does. */
  record Waits(Draft draft, Channel channel, String reason) implements Result {}

  /**
   * It was tried, and nothing goes by its channel: all wait.
   *
   * @param refused whether it is we who are refused
   */
  record Interrupted(Draft draft, Channel channel, boolean refused, String reason)
      implements Result {}

  /**
   * It cannot be delivered.
   *
   * @param channel by which it was tried; null if it could not even be written
   * @param to the mailbox or number it was for, so that somebody can look at it
   */
  record Refused(
      Draft draft, @Nullable Channel channel, @Nullable String to, Fault fault, String reason)
      implements Result {

    @Override
    public String toString() {
      return "Refused[" + draft + ", " + fault + "]";
    }
  }

  /** It may have gone out; nobody can tell from here. */
  record Uncertain(Draft draft, Channel channel, String reason) implements Result {}

  /** It is not sent because the person's record does not allow it; perhaps a person must act. */
  record Withheld(Draft draft, String reason, Task.@Nullable Kind task) implements Result {}

  /**
   * It is not sent because it would have told whom or what it is about.
   *
   * @param words those by which it would
   */
  record WouldTell(Draft draft, List<String> words) implements Result {

    @Override
    public String toString() {
      return "WouldTell[" + draft + "]";
    }
  }

  /** Somebody must ask the person first. */
  record AskFirst(Draft draft, String reason, Task.Kind task) implements Result {}

  /** It is not sent: somebody tells the person. */
  record ForAPerson(Draft draft, String reason) implements Result {}

  /** It is not sent because something newer says more. */
  record Overtaken(Draft draft) implements Result {}

  /** It was too late to send it. */
  record TooLate(Draft draft) implements Result {}
}
