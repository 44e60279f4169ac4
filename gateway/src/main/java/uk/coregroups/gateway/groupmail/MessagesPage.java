package uk.coregroups.gateway.groupmail;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.pass.SignedIn;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Membership;

/** What was written to a member's groups and was not sent to their own mailbox. */
@Controller
class MessagesPage {

  private final GroupMail groupMail;
  private final Membership membership;
  private final Asking asking;

  MessagesPage(GroupMail groupMail, Membership membership, Asking asking) {
    this.groupMail = groupMail;
    this.membership = membership;
    this.asking = asking;
  }

  @GetMapping("/mine/messages")
  String messages(@AuthenticationPrincipal SignedIn.Known known, Model model) {
    if (!known.signedIn().is(Role.MEMBER)) {
      return "redirect:/";
    }
    var messages = asking.ask(groupMail::mine);
    var groups = asking.ask(membership::mine);
    model.addAttribute("messages", messages.heard());
    model.addAttribute(
        "families",
        groups
            .heard()
            .or(
                mine ->
                    mine.groups().stream()
                        .collect(
                            Collectors.toMap(
                                one -> one.coreGroup().toString(), Membership.MyGroup::children)),
                Map.<String, String>of()));
    return "groupmail/messages";
  }
}
