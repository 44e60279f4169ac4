package uk.coregroups.notification.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.notification.mailbox.IncomingStore.Shown;

/** What came back by post, over HTTP. */
@RestController
class MailboxApi {

  private static final int PAGE = 25;
  private static final int LAST_PAGE = 1_000_000;

  private final IncomingStore incoming;
  private final ReadMailbox readMailbox;

  MailboxApi(IncomingStore incoming, ReadMailbox readMailbox) {
    this.incoming = incoming;
    this.readMailbox = readMailbox;
  }

  @GetMapping("/incoming")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page incoming(@RequestParam(defaultValue = "1") int page, Caller caller) {
    int offset = (Math.clamp(page, 1, LAST_PAGE) - 1) * PAGE;
    return new Page(
        incoming.count(caller.partnership()), incoming.list(caller.partnership(), offset, PAGE));
  }

  /** Whether the mailbox can be read; no content, so an operator may ask. */
  @GetMapping("/incoming/standing")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR})
  Standing standing() {
    return new Standing(readMailbox.trouble());
  }

  record Page(long count, List<Shown> rows) {}

  record Standing(@Nullable String trouble) {}
}
