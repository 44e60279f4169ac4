package uk.coregroups.notification.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;

/** Tasks, over HTTP. */
@RestController
class TaskApi {

  private static final int PAGE = 25;
  private static final int LAST_PAGE = 1_000_000;

  private final TaskStore tasks;
  private final MessageStore messages;
  private final FinishTask finishTask;

  TaskApi(TaskStore tasks, MessageStore messages, FinishTask finishTask) {
    this.tasks = tasks;
    this.messages = messages;
    this.finishTask = finishTask;
  }

  @GetMapping("/tasks")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page open(
      @RequestParam(defaultValue = "1") int page,
      @RequestParam @Nullable MeetingId meeting,
      @RequestParam(defaultValue = "false") boolean toTell,
      Caller caller) {
    var kind = toTell ? Task.Kind.TELL_THEM : null;
    var which = new TaskStore.Which(caller.partnership(), meeting, kind);
    var shown = tasks.open(which, (Math.clamp(page, 1, LAST_PAGE) - 1) * PAGE, PAGE);
    var said = messages.of(shown);
    return new Page(tasks.count(which), shown.stream().map(one -> Row.of(one, said)).toList());
  }

  @PostMapping("/tasks/{id}/done")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<String> done(@PathVariable TaskId id, @Valid @RequestBody Done done, Caller caller) {
    return finishTask.finish(id, caller.partnership(), caller.id(), done.note);
  }

  /** Somebody has told the person what the page had them say. */
  @PostMapping("/tasks/{id}/told")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<String> told(@PathVariable TaskId id, @Valid @RequestBody Told told, Caller caller) {
    return finishTask.told(id, caller.partnership(), caller.id(), told.said);
  }

  record Page(long count, List<Row> rows) {}

  /**
   * One task.
   *
   * @param say what the person is to be told, as it is now; null if nobody is asked to tell them
   * @param number the number they may be rung at, if there is one
   */
  record Row(
      TaskId id,
      String kind,
      String words,
      @Nullable CoreGroupId coreGroup,
      @Nullable PersonId person,
      UUID about,
      @Nullable String reference,
      @Nullable MeetingId meeting,
      Instant openedAt,
      @Nullable String detail,
      @Nullable String say,
      @Nullable String number) {

    static Row of(Task task, Map<TaskId, MessageStore.Message> messages) {
      var message = messages.get(task.id());
      return new Row(
          task.id(),
          task.kind().name(),
          task.kind().words(),
          task.coreGroup(),
          task.person(),
          task.about(),
          task.reference(),
          task.meeting(),
          task.openedAt(),
          task.detail(),
          message == null ? null : message.say(),
          message == null ? null : message.number());
    }
  }

  record Told(@NotNull(message = "must be what they were told") String said) {}

  record Done(@NotNull(message = "must say what was done") String note) {}
}
