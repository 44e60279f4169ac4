package uk.coregroups.gateway.operator;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.clock.ClockWatch;
import uk.coregroups.events.worker.Workers;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.Scheduling;

/** What waits between the services, dead letters, threads and clocks, and the post. */
@Controller
class SuitePage {

  private final Membership membership;
  private final Scheduling scheduling;
  private final Notification notification;
  private final Asking asking;
  private final Workers workers;
  private final ClockWatch clock;

  SuitePage(
      Membership membership,
      Scheduling scheduling,
      Notification notification,
      Asking asking,
      Workers workers,
      ClockWatch clock) {
    this.membership = membership;
    this.scheduling = scheduling;
    this.notification = notification;
    this.asking = asking;
    this.workers = workers;
    this.clock = clock;
  }

  @GetMapping("/suite")
  String suite(Model model) {
    var who = asking.ask(membership::onItsWay);
    var when = asking.ask(scheduling::onItsWay);
    var said = asking.ask(notification::onItsWay);
    var waiting = asking.ask(notification::waiting);
    var mailbox = asking.ask(notification::mailbox);
    model.addAttribute("membership", who.heard());
    model.addAttribute("scheduling", when.heard());
    model.addAttribute("notification", said.heard());
    model.addAttribute("waiting", waiting.heard());
    model.addAttribute("mailbox", mailbox.heard());
    model.addAttribute("workers", workers.pulses());
    model.addAttribute("clockSkew", clock.isApart() ? clock.skew() : null);
    return "operator/suite";
  }

  @PostMapping("/suite/try-again")
  String tryAgain(RedirectAttributes flash) {
    return givenBack(scheduling.tryAgain() + notification.tryAgain(), flash);
  }

  @PostMapping("/suite/give-back")
  String giveBack(@RequestParam String id, @RequestParam String queue, RedirectAttributes flash) {
    boolean ofScheduling = queue.startsWith("scheduling.");
    return givenBack(ofScheduling ? scheduling.tryAgain(id) : notification.tryAgain(id), flash);
  }

  private static String givenBack(int messages, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", "Messages given back to be read again: " + messages);
    return "redirect:/suite";
  }
}
