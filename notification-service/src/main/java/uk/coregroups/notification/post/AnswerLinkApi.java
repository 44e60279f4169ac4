package uk.coregroups.notification.post;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.letter.Neutral;

/** Whether a link still opens anything: asked each time somebody follows it. */
@RestController
class AnswerLinkApi {

  private final EntryStore entries;
  private final AddressStore addresses;
  private final AnswerLink links;

  AnswerLinkApi(EntryStore entries, AddressStore addresses, Neutral neutral) {
    this.entries = entries;
    this.addresses = addresses;
    this.links = new AnswerLink(neutral.answerLinkKey());
  }

  /**
   * A link lives only as long as a letter might still go the way it went: it dies with a mailbox
   * that is no longer theirs or no longer safe, with STOP, and with everything that is stopped.
   */
  @PostMapping("/answer-links/alive")
  @Allowed(Role.GATEWAY)
  boolean isAlive(@Valid @RequestBody Followed followed) {
    return Sight.HOUSE.call(() ->
        entries
            .invited(followed.invitation)
            .flatMap(addresses::find)
            .filter(address -> address.mayBeReachedAt(way -> followed.wentTo(way, links)))
            .isPresent());
  }

  /**
   * A link that was followed.
   *
   * @param route the hash of the mailbox or number it went to; null in links of before
   */
  record Followed(
      @NotNull(message = "must be the invitation") InvitationId invitation,
      @Nullable Integer route) {

    private boolean wentTo(String way, AnswerLink links) {
      return route == null || route == links.hashOf(way);
    }
  }
}
