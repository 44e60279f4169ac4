package uk.coregroups.gateway.operator;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.Scheduling;

/** What waits between the services, what could not be read, and the post. */
@Controller
class SuitePage {

  private final Membership membership;
  private final Scheduling scheduling;
  private final Notification notification;
  private final Asking asking;

  SuitePage(
      Membership membership, Scheduling scheduling, Notification notification, Asking asking) {
    this.membership = membership;
    this.scheduling = scheduling;
    this.notification = notification;
    this.asking = asking;
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
    return "operator/suite";
  }

  @PostMapping("/suite/try-again")
  String tryAgain(RedirectAttributes flash) {
    int returned = scheduling.tryAgain() + notification.tryAgain();
    flash.addFlashAttribute("notice", "Messages given back to be read again: " + returned);
    return "redirect:/suite";
  }
}
