package uk.coregroups.gateway.groupmail;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Refused;

/**
 * A group's own address, and the addresses behind it for whoever prefers their own mail program.
 */
@Controller
class EmailGroupPage {

  private final Membership membership;
  private final EmailGroups emailGroups;
  private final GroupMail groupMail;
  private final Asking asking;

  EmailGroupPage(
      Membership membership, EmailGroups emailGroups, GroupMail groupMail, Asking asking) {
    this.membership = membership;
    this.emailGroups = emailGroups;
    this.groupMail = groupMail;
    this.asking = asking;
  }

  @GetMapping("/core-groups/{id}/email-group")
  String emailGroup(@PathVariable CoreGroupId id, Model model) {
    var addresses = asking.ask(() -> membership.emailGroup(id));
    var shown = asking.ask(() -> addressOf(id));
    var rule = asking.ask(groupMail::rule);
    model.addAttribute("group", id);
    model.addAttribute("addresses", addresses.heard());
    model.addAttribute("shown", shown.heard());
    model.addAttribute("rule", rule.heard());
    return "groupmail/email-group";
  }

  /** Facts travel: notification may not have heard of the group yet. */
  private GroupMail.Shown addressOf(CoreGroupId id) {
    try {
      return groupMail.address(id);
    } catch (Refused e) {
      if (e.isUnknown()) {
        return new GroupMail.Shown("", null, 0);
      }
      throw e;
    }
  }

  @GetMapping("/core-groups/{id}/email-group/addresses.csv")
  ResponseEntity<byte[]> csv(@PathVariable CoreGroupId id) {
    return file("text/csv;charset=UTF-8", "addresses.csv", emailGroups.csv(id));
  }

  @GetMapping("/core-groups/{id}/email-group/addresses.vcf")
  ResponseEntity<byte[]> vcard(@PathVariable CoreGroupId id) {
    return file("text/vcard;charset=UTF-8", "addresses.vcf", emailGroups.vcard(id));
  }

  private static ResponseEntity<byte[]> file(String type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .body(content);
  }
}
