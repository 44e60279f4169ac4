package uk.coregroups.notification.letter;

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
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PersonId;

/** The ledger, over HTTP: that something was sent, to whom and when, and what could not be. */
@RestController
class LetterApi {

  private static final int PAGE = 25;
  private static final int LAST_PAGE = 1_000_000;

  private final LedgerPage ledger;
  private final SettleLetter settleLetter;
  private final SendCode sendCode;
  private final Clock clock;

  LetterApi(LedgerPage ledger, SettleLetter settleLetter, SendCode sendCode, Clock clock) {
    this.ledger = ledger;
    this.settleLetter = settleLetter;
    this.sendCode = sendCode;
    this.clock = clock;
  }

  @GetMapping("/letters")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Page letters(
      @RequestParam @Nullable CoreGroupId coreGroup,
      @RequestParam @Nullable PersonId person,
      @RequestParam(defaultValue = "false") boolean troubled,
      @RequestParam(defaultValue = "1") int page,
      Caller caller) {
    var which = new LedgerPage.Which(caller.partnership(), coreGroup, person, troubled);
    int offset = (Math.clamp(page, 1, LAST_PAGE) - 1) * PAGE;
    return new Page(
        ledger.count(which), ledger.rows(which, offset, PAGE).stream().map(Row::of).toList());
  }

  @PostMapping("/letters/{id}/settle")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<String> settle(
      @PathVariable LetterId id, @Valid @RequestBody Settled settled, Caller caller) {
    return settleLetter.settle(
        id, caller.partnership(), settled.decision, caller.id(), clock.instant());
  }

  /** The gateway asks for a sign-in code to be sent. */
  @PostMapping("/sign-in-codes")
  @Allowed(Role.GATEWAY)
  Outcome<String> code(@Valid @RequestBody Code code) {
    return Sight.HOUSE.call(() -> sendCode.send(code.person, code.code, clock.instant()));
  }

  record Page(long count, List<Row> rows) {}

  record Row(
      LetterId id,
      @Nullable UUID coreGroup,
      PersonId person,
      String purpose,
      String reference,
      Letter.State state,
      @Nullable String channel,
      @Nullable String reason,
      Instant writtenAt,
      Instant notBefore,
      @Nullable Instant sentAt,
      @Nullable Instant confirmedAt,
      @Nullable String confirmedBy) {

    static Row of(LetterStore.Written one) {
      return new Row(
          one.id(),
          one.coreGroup(),
          one.person(),
          one.purpose().words(),
          one.reference(),
          one.state(),
          one.channel(),
          one.reason(),
          one.writtenAt(),
          one.notBefore(),
          one.sentAt(),
          one.confirmedAt(),
          one.confirmedBy());
    }
  }

  record Settled(
      @NotNull(message = "must say ARRIVED or SEND_AGAIN") SettleLetter.Decision decision) {}

  record Code(
      @NotNull(message = "must say who signs in") PersonId person,
      @NotNull(message = "must be the code") String code) {}
}
