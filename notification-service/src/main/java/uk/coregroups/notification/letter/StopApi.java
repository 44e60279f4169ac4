package uk.coregroups.notification.letter;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.AddressStore;

/** Stops everything to one person, about whichever group, and lets it go on again. */
@RestController
class StopApi {

  private final StopPerson stopPerson;
  private final TrustMailbox trustMailbox;
  private final AddressStore addresses;
  private final Clock clock;

  StopApi(StopPerson stopPerson, TrustMailbox trustMailbox, AddressStore addresses, Clock clock) {
    this.clock = clock;
    this.trustMailbox = trustMailbox;
    this.stopPerson = stopPerson;
    this.addresses = addresses;
  }

  @PostMapping("/people/{id}/stop")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Stopped> stop(@PathVariable PersonId id, Caller caller) {
    return caller.everyGroup().call(() -> stopPerson.stop(id, caller.partnership(), caller.id()));
  }

  @PostMapping("/people/{id}/go-on")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Stopped> goOn(@PathVariable PersonId id, Caller caller) {
    return unless(
        () -> addresses.isForOthers(id, caller.id()),
        caller,
        () -> stopPerson.goOn(id, caller.partnership(), caller.id()));
  }

  @PostMapping("/people/{id}/mailbox-works")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<Boolean> worksAgain(@PathVariable PersonId id, Caller caller) {
    return unless(
        () -> addresses.mailboxIsForOthers(id, caller.id()),
        caller,
        () -> trustMailbox.trust(id, caller.partnership(), clock.instant()));
  }

  /** To stop is always safe and anybody's; what lets letters go again is for named staff alone. */
  private static <T> Outcome<T> unless(
      BooleanSupplier forOthers, Caller caller, Supplier<Outcome<T>> change) {
    return caller
        .everyGroup()
        .call(() ->
            forOthers.getAsBoolean()
                ? Outcome.refused(
                    "person",
                    "must be looked at by somebody else before letters go again: ask your team"
                        + " manager")
                : change.get());
  }

  @GetMapping("/people/{id}/standing")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Standing standing(@PathVariable PersonId id, Caller caller) {
    return addresses
        .find(id, caller.partnership())
        .map(one ->
            new Standing(
                one.stopped(),
                one.textsStopped(),
                addresses.stale(id, caller.partnership()).orElse(null)))
        .orElse(new Standing(false, false, null));
  }

  /**
   * What has been stopped.
   *
   * @param withheld how many letters had not gone out yet and will not
   */
  record Stopped(int withheld) {}

  /**
   * Whether anything may be sent.
   *
   * @param textsStopped whether the person has answered STOP to a text
   * @param stale what a mail server has said of their mailbox; null while it takes letters
   */
  record Standing(boolean stopped, boolean textsStopped, AddressStore.@Nullable Stale stale) {}
}
