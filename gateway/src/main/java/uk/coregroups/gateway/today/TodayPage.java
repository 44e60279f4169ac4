package uk.coregroups.gateway.today;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.OnItsWay;
import uk.coregroups.gateway.services.Scheduling;

/** The first screen of the office. */
@Controller
public class TodayPage {

  private final Scheduling scheduling;
  private final Notification notification;
  private final Membership membership;
  private final Asking asking;

  TodayPage(
      Scheduling scheduling, Notification notification, Membership membership, Asking asking) {
    this.scheduling = scheduling;
    this.notification = notification;
    this.membership = membership;
    this.asking = asking;
  }

  @GetMapping("/today")
  String today(
      @RequestParam(defaultValue = "1") int latePage,
      @RequestParam(defaultValue = "1") int soonPage,
      Model model) {
    var today = asking.ask(() -> scheduling.today(latePage, soonPage));
    var tasks = asking.ask(() -> scheduling.tasks(1).count());
    var postTasks = asking.ask(() -> notification.tasks(1).count());
    var toTell = asking.ask(notification::toTell).heard();
    var waiting = asking.ask(notification::waiting);
    var mailbox = asking.ask(notification::mailbox);
    var onItsWay = asking.ask(scheduling::onItsWay);
    var heard = today.heard();
    var names = asking.ask(() -> membership.names(asked(heard, toTell))).heard();
    model.addAttribute(
        "view",
        new View(
            heard,
            latePage,
            soonPage,
            Called.of(names),
            sum(tasks.heard(), postTasks.heard()),
            toTell,
            waiting.heard(),
            trouble(mailbox.heard(), Notification.Mailbox::trouble),
            trouble(onItsWay.heard(), OnItsWay::trouble)));
    return "today/today";
  }

  private static <T> @Nullable String trouble(Heard<T> heard, Function<T, @Nullable String> words) {
    return heard.isAway() ? "It could not be checked." : words.apply(heard.get());
  }

  private static @Nullable Long sum(Heard<Long> one, Heard<Long> other) {
    return one.isAway() || other.isAway() ? null : one.get() + other.get();
  }

  private static Membership.Asked asked(
      Heard<Scheduling.Today> heard, Heard<Notification.Tasks> toTell) {
    var groups = new ArrayList<CoreGroupId>();
    if (!heard.isAway()) {
      var today = heard.get();
      today.late().rows().forEach(row -> groups.add(row.coreGroup()));
      today.soon().rows().forEach(row -> groups.add(row.coreGroup()));
      today.unanswered().forEach(row -> groups.add(row.coreGroup()));
      today.unrecorded().forEach(row -> groups.add(row.coreGroup()));
      today.moved().forEach(row -> groups.add(row.coreGroup()));
    }
    toTell
        .or(Notification.Tasks::rows, List.<Notification.Task>of())
        .forEach(task -> groups.add(task.coreGroup()));
    return new Membership.Asked(
        groups.stream().filter(Objects::nonNull).distinct().toList(), ToTell.people(toTell));
  }

  /**
   * What the page shows.
   *
   * @param tasks how many are open; null if that could not be checked
   * @param toTell people to whom no letter about a meeting may go
   */
  public record View(
      Heard<Scheduling.Today> today,
      int latePage,
      int soonPage,
      Called names,
      @Nullable Long tasks,
      Heard<Notification.Tasks> toTell,
      Heard<Notification.Waiting> waiting,
      @Nullable String mailboxTrouble,
      @Nullable String carrierTrouble) {

    /** What a family is called on a page of the office. */
    public String family(CoreGroupId group) {
      return names.family(group);
    }
  }
}
