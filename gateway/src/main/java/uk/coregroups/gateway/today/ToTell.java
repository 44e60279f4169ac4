package uk.coregroups.gateway.today;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.safety.Ringing;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Notification;

/**
 * What somebody is to be told by a person, because no letter goes to them.
 *
 * @param say what to say, in one sentence
 * @param why why no letter goes
 * @param number the number they may be rung at; null if there is none
 * @param ringing how they may be rung; null if nothing is on record
 */
public record ToTell(
    String task,
    @Nullable PersonId person,
    @Nullable MeetingId meeting,
    String say,
    @Nullable String why,
    @Nullable String number,
    @Nullable String ringing) {

  /** What a task asks to tell, if it asks that. */
  public static Optional<ToTell> of(Notification.Task task, Heard<Ringing> rings) {
    var say = task.say();
    return say == null
        ? Optional.empty()
        : Optional.of(
            new ToTell(
                task.id().toString(),
                task.person(),
                task.meeting(),
                say,
                task.detail(),
                rings.isAway() ? null : task.number(),
                rings.isAway() ? null : rings.get().words(task.person())));
  }

  /** Whom these tasks ask to tell. */
  public static List<PersonId> people(Heard<Notification.Tasks> tasks) {
    return asking(tasks)
        .map(Notification.Task::person)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Those of these tasks that ask to tell somebody. */
  public static Stream<Notification.Task> asking(Heard<Notification.Tasks> tasks) {
    return tasks.or(Notification.Tasks::rows, List.<Notification.Task>of()).stream()
        .filter(task -> task.say() != null);
  }
}
