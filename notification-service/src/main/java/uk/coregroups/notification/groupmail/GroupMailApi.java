package uk.coregroups.notification.groupmail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.notification.addressbook.GroupAddressStore;

/** Groups' addresses, and what was written to one's own groups, over HTTP. */
@RestController
class GroupMailApi {

  private final GroupAddressStore groups;
  private final GroupMailStore mails;
  private final MyMessages myMessages;
  private final GroupMailSettings settings;
  private final Clock clock;

  GroupMailApi(
      GroupAddressStore groups,
      GroupMailStore mails,
      MyMessages myMessages,
      GroupMailSettings settings,
      Clock clock) {
    this.groups = groups;
    this.mails = mails;
    this.myMessages = myMessages;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/core-groups/{id}/group-address")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Shown> address(@PathVariable CoreGroupId id, Caller caller) {
    return groups
        .ofGroup(id)
        .filter(group -> group.partnership().equals(caller.partnership()))
        .map(group ->
            Outcome.done(new Shown(settings.of(group.token()), group.closedOn(), mails.held(id))))
        .orElse(Outcome.unknown("No address of this core group is known here yet."));
  }

  @GetMapping("/my/messages")
  @Allowed(Role.MEMBER)
  List<Message> messages(Caller caller) {
    return myMessages.of(caller.people(), clock.instant());
  }

  /**
   * A group's address.
   *
   * @param closedOn the day the group closed; mail is refused from then on
   * @param held how many messages wait until membership's facts are read
   */
  record Shown(String address, @Nullable LocalDate closedOn, long held) {}

  /**
   * Something that was written to a group of the caller's.
   *
   * @param words the text alone
   * @param attached how many files it carried; they are not shown
   */
  record Message(
      UUID id,
      CoreGroupId coreGroup,
      @Nullable String author,
      String subject,
      String words,
      int attached,
      Instant at) {

    @Override
    public String toString() {
      return "Message[" + id + "]";
    }
  }
}
