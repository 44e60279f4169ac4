package uk.coregroups.gateway.today;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.safety.Ringing;
import uk.coregroups.gateway.safety.Safety;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.Refused;
import uk.coregroups.gateway.services.Scheduling;

/** Every open task, whichever service noticed it. */
@Controller
public class TasksPage {

  private static final String PERHAPS_NO_TEXTS = "PERHAPS_NO_TEXTS";

  /** Kinds of task that ask to read what somebody has written. */
  private static final Set<String> WRITTEN =
      Set.of(
          PERHAPS_NO_TEXTS,
          "ANSWERED_BY_HAND",
          "DEPUTY_PROPOSED",
          "GROUP_MAIL_REFUSED",
          "STRANGERS_WROTE",
          "UNKNOWN_ANSWER");

  private final Scheduling scheduling;
  private final Notification notification;
  private final Membership membership;
  private final Safety safety;
  private final Asking asking;

  TasksPage(
      Scheduling scheduling,
      Notification notification,
      Membership membership,
      Safety safety,
      Asking asking) {
    this.safety = safety;
    this.scheduling = scheduling;
    this.notification = notification;
    this.membership = membership;
    this.asking = asking;
  }

  @GetMapping("/tasks")
  String tasks(@RequestParam(defaultValue = "1") int page, Model model) {
    return show(page, Form.empty(), model);
  }

  @PostMapping("/tasks/{from}/{id}")
  String done(
      @PathVariable String from,
      @PathVariable TaskId id,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var field = "note-" + id;
    var note = new Scheduling.Note(form.required(field, "Say what was done"));
    if (!form.hasErrors()) {
      try {
        switch (from) {
          case "scheduling" -> scheduling.taskDone(id, note);
          case "notification" -> notification.taskDone(id, note);
          default -> form.with("", "This task is not known");
        }
      } catch (Refused e) {
        form.with(
            field, e.wrongs().isEmpty() ? "Try again" : "This " + e.wrongs().getFirst().words());
      }
    }
    if (form.hasErrors()) {
      return show(1, form, model);
    }
    flash.addFlashAttribute("notice", "The task is recorded as done");
    return "redirect:/tasks";
  }

  @PostMapping("/tasks/notification/{id}/texts")
  String texts(@PathVariable TaskId id, @RequestParam String decision, RedirectAttributes flash) {
    try {
      notification.texts(id, new Notification.Decision(decision));
      flash.addFlashAttribute(
          "notice",
          decision.equals("STOP")
              ? "Texts stopped. A task asks for another way to reach this person"
              : "Texts go on");
    } catch (Refused e) {
      flash.addFlashAttribute("notice", "Somebody else has already said");
    }
    return "redirect:/tasks";
  }

  /** Somebody has told a person what no letter could. */
  @PostMapping("/tasks/notification/{id}/told")
  String told(
      @PathVariable TaskId id,
      @RequestParam String said,
      @RequestParam @Nullable MeetingId meeting,
      RedirectAttributes flash) {
    try {
      notification.told(id, new Notification.Told(said));
      flash.addFlashAttribute("notice", "Recorded as told");
    } catch (Refused e) {
      flash.addFlashAttribute(
          "notice",
          e.isUnknown()
              ? "Somebody else has told them already"
              : "Not recorded: the meeting has changed since. Tell them again, as it stands now");
    }
    return meeting == null ? "redirect:/tasks" : "redirect:/meetings/" + meeting;
  }

  private String show(int page, Form form, Model model) {
    var ours = asking.ask(() -> scheduling.tasks(page));
    var theirs = asking.ask(() -> notification.tasks(page));
    var one = ours.heard();
    var other = theirs.heard();
    var asked = asked(one, other);
    var names = asking.ask(() -> membership.names(asked));
    var rings = asking.ask(() -> Ringing.of(safety, asked.people())).heard();
    var called = Called.of(names.heard());
    var rows = new ArrayList<Row>();
    ours(one).forEach(task -> rows.add(row(task, called)));
    theirs(other).forEach(task -> rows.add(row(task, called, rings)));
    rows.sort(Comparator.comparing(Row::openedAt));
    long count =
        Math.max(one.or(Scheduling.Tasks::count, 0L), other.or(Notification.Tasks::count, 0L));
    model.addAttribute(
        "view", new View(rows, page, count, one.isAway() || other.isAway() || rings.isAway()));
    model.addAttribute("form", form);
    return "today/tasks";
  }

  private static Membership.Asked asked(
      Heard<Scheduling.Tasks> one, Heard<Notification.Tasks> other) {
    var groups = new ArrayList<CoreGroupId>();
    var people = new ArrayList<PersonId>();
    ours(one).forEach(task -> groups.add(task.coreGroup()));
    for (var task : theirs(other)) {
      groups.add(task.coreGroup());
      people.add(task.person());
    }
    return new Membership.Asked(
        groups.stream().filter(Objects::nonNull).distinct().toList(),
        people.stream().filter(Objects::nonNull).distinct().toList());
  }

  private static Row row(Scheduling.Task task, Called called) {
    return new Row(
        "scheduling",
        task.id().toString(),
        task.words(),
        task.reference(),
        task.coreGroup(),
        called.family(task.coreGroup()),
        null,
        "",
        null,
        task.meeting(),
        true,
        null,
        false,
        false,
        task.openedAt(),
        null);
  }

  private static Row row(Notification.Task task, Called called, Heard<Ringing> rings) {
    var person = task.person();
    return new Row(
        "notification",
        task.id().toString(),
        task.words(),
        task.reference() == null || task.reference().equals("-") ? null : task.reference(),
        task.coreGroup(),
        called.family(task.coreGroup()),
        person,
        called.person(person),
        rings.isAway() ? null : rings.get().words(person),
        task.meeting(),
        false,
        ToTell.of(task, rings).orElse(null),
        WRITTEN.contains(task.kind()),
        task.kind().equals(PERHAPS_NO_TEXTS),
        task.openedAt(),
        task.detail());
  }

  private static List<Scheduling.Task> ours(Heard<Scheduling.Tasks> heard) {
    return heard.isAway() ? List.of() : heard.get().rows();
  }

  private static List<Notification.Task> theirs(Heard<Notification.Tasks> heard) {
    return heard.isAway() ? List.of() : heard.get().rows();
  }

  /** What the page shows. */
  public record View(List<Row> rows, int page, long count, boolean away) {}

  /**
   * One task.
   *
   * @param from the service that keeps it
   * @param meeting the meeting it is about, if it is about one
   * @param settledThere whether it is settled on the meeting's page
   * @param tell what somebody is to be told, if that is asked
   * @param written whether somebody has written something that is to be read
   * @param texts whether it is about texts going on, which two buttons say
   * @param ringing how the person may be rung, if that is on record
   * @param detail what is to be seen beside it, such as what a mail server has said
   */
  public record Row(
      String from,
      String id,
      String words,
      @Nullable String reference,
      @Nullable CoreGroupId group,
      String family,
      @Nullable PersonId person,
      String personName,
      @Nullable String ringing,
      @Nullable MeetingId meeting,
      boolean settledThere,
      @Nullable ToTell tell,
      boolean written,
      boolean texts,
      Instant openedAt,
      @Nullable String detail) {}
}
