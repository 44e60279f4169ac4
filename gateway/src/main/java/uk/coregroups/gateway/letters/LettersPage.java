package uk.coregroups.gateway.letters;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;

/** The post, as the office sees it. */
@Controller
class LettersPage {

  private final Notification notification;
  private final Membership membership;
  private final Asking asking;

  LettersPage(Notification notification, Membership membership, Asking asking) {
    this.notification = notification;
    this.membership = membership;
    this.asking = asking;
  }

  @GetMapping("/letters")
  String letters(@RequestParam(defaultValue = "1") int page, Model model) {
    var troubled = asking.ask(() -> notification.troubled(true, page));
    var waiting = asking.ask(notification::waiting);
    var mailbox = asking.ask(notification::mailbox);
    var letters = troubled.heard();
    var people =
        letters.or(
            all -> all.rows().stream().map(Notification.Letter::person).distinct().toList(),
            List.<PersonId>of());
    model.addAttribute("letters", letters);
    model.addAttribute("waiting", waiting.heard());
    model.addAttribute("mailbox", mailbox.heard());
    model.addAttribute("names", names(List.of(), people));
    model.addAttribute("page", page);
    return "letters/letters";
  }

  @PostMapping("/letters/{id}/settle")
  String settle(
      @PathVariable LetterId id, @RequestParam String decision, RedirectAttributes flash) {
    notification.settle(id, new Notification.Decision(decision));
    flash.addFlashAttribute(
        "notice", decision.equals("ARRIVED") ? "Recorded as arrived" : "The letter goes out again");
    return "redirect:/letters";
  }

  @GetMapping("/letters/incoming")
  String incoming(@RequestParam(defaultValue = "1") int page, Model model) {
    var incoming = notification.incoming(page);
    var groups =
        incoming.rows().stream()
            .map(Notification.Came::coreGroup)
            .filter(Objects::nonNull)
            .map(CoreGroupId::new)
            .distinct()
            .toList();
    var people =
        incoming.rows().stream()
            .map(Notification.Came::person)
            .filter(Objects::nonNull)
            .map(PersonId::new)
            .distinct()
            .toList();
    model.addAttribute("incoming", incoming);
    model.addAttribute("names", names(groups, people));
    model.addAttribute("page", page);
    return "letters/incoming";
  }

  private Called names(List<CoreGroupId> groups, List<PersonId> people) {
    return Called.of(
        asking.ask(() -> membership.names(new Membership.Asked(groups, people))).heard());
  }
}
