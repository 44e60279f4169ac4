package uk.coregroups.notification.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
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
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;

/** Tasks, over HTTP. */
@RestController
class TaskApi {

  private static final int PAGE = 25;
  private static final int LAST_PAGE = 1_000_000;

  private final TaskStore tasks;
  private final FinishTask finishTask;

  TaskApi(TaskStore tasks, FinishTask finishTask) {
    this.tasks = tasks;
    this.finishTask = finishTask;
  }

  @GetMapping("/tasks")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page open(@RequestParam(defaultValue = "1") int page, Caller caller) {
    int offset = (Math.clamp(page, 1, LAST_PAGE) - 1) * PAGE;
    var rows = tasks.open(caller.partnership(), offset, PAGE).stream().map(Row::of).toList();
    return new Page(tasks.count(caller.partnership()), rows);
  }

  @PostMapping("/tasks/{id}/done")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<String> done(@PathVariable TaskId id, @Valid @RequestBody Done done, Caller caller) {
    return finishTask.finish(id, caller.partnership(), caller.id(), done.note);
  }

  record Page(long count, List<Row> rows) {}

  record Row(
      TaskId id,
      String kind,
      String words,
      @Nullable CoreGroupId coreGroup,
      @Nullable PersonId person,
      UUID about,
      @Nullable String reference,
      Instant openedAt,
      @Nullable String detail) {

    static Row of(Task task) {
      return new Row(
          task.id(),
          task.kind().name(),
          task.kind().words(),
          task.coreGroup(),
          task.person(),
          task.about(),
          task.reference(),
          task.openedAt(),
          task.detail());
    }
  }

  record Done(@NotNull(message = "must say what was done") String note) {}
}
