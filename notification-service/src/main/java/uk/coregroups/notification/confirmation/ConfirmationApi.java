package uk.coregroups.notification.confirmation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.letter.LetterStore.Written;
import uk.coregroups.notification.post.Post;

/** Letters that wait until somebody has asked the person, over HTTP. */
@RestController
class ConfirmationApi {

  private static final int PAGE = 25;
  private static final int LAST_PAGE = 1_000_000;

  private final WaitingStore waiting;
  private final ConfirmLetter confirmLetter;
  private final Post post;
  private final Clock clock;

  ConfirmationApi(WaitingStore waiting, ConfirmLetter confirmLetter, Post post, Clock clock) {
    this.waiting = waiting;
    this.confirmLetter = confirmLetter;
    this.post = post;
    this.clock = clock;
  }

  @GetMapping("/letters/to-confirm")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page toConfirm(@RequestParam(defaultValue = "1") int page, Caller caller) {
    int offset = (Math.clamp(page, 1, LAST_PAGE) - 1) * PAGE;
    var rows = waiting.rows(caller.partnership(), offset, PAGE).stream().map(Row::of).toList();
    return new Page(waiting.count(caller.partnership()), rows);
  }

  @PostMapping("/letters/{id}/confirm")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<String> confirm(
      @PathVariable LetterId id, @Valid @RequestBody Confirmed confirmed, Caller caller) {
    var outcome =
        confirmLetter.confirm(
            id, caller.partnership(), confirmed.safe, caller.id(), clock.instant());
    post.wake();
    return outcome;
  }

  record Confirmed(@NotNull(message = "must say whether it is safe") Boolean safe) {}

  record Page(long count, List<Row> rows) {}

  /**
   * A letter that waits.
   *
   * @param why because they want to be asked each time, or were asked too long ago
   */
  record Row(
      LetterId id,
      @Nullable UUID coreGroup,
      PersonId person,
      String purpose,
      String reference,
      @Nullable String why,
      Instant writtenAt) {

    static Row of(Written one) {
      return new Row(
          one.id(),
          one.coreGroup(),
          one.person(),
          one.purpose().words(),
          one.reference(),
          one.reason(),
          one.writtenAt());
    }
  }
}
