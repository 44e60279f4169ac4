package uk.coregroups.gateway.signin;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.client.ResourceAccessException;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.pass.InTheNameOf;
import uk.coregroups.gateway.pass.SignedIn;
import uk.coregroups.gateway.services.Away;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Membership.Known;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.Refused;

/**
 * Signs in everybody who is not staff: whoever can read a recorded mailbox is its owner. Nobody
 * learns from here whether a mailbox is known.
 */
@Service
class SignInByCode {

  private static final Logger LOG = LoggerFactory.getLogger(SignInByCode.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CodeStore codes;
  private final Membership membership;
  private final Notification notification;
  private final InTheNameOf inTheNameOf;

  SignInByCode(
      CodeStore codes, Membership membership, Notification notification, InTheNameOf inTheNameOf) {
    this.codes = codes;
    this.membership = membership;
    this.notification = notification;
    this.inTheNameOf = inTheNameOf;
  }

  /** What came of asking for a code. */
  sealed interface Asked {
    /** A code is on its way, if the mailbox is known. */
    record OnItsWay(UUID request) implements Asked {}

    record TooMany() implements Asked {}

    record ServicesAway() implements Asked {}
  }

  /**
   * Sends a code to the mailbox if it is known.
   *
   * @param from the network address it was asked from
   */
  Asked send(String mailbox, String from) {
    try {
      var people = people(mailbox);
      var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
      var request = codes.keep(mailbox, from, code);
      if (request.isEmpty()) {
        return new Asked.TooMany();
      }
      // Somebody nobody knows is asked about in the same way, so that the answer takes as long and
      // fails as often as for somebody we know.
      var asked = people.stream().map(Known::person).toList();
      for (var person : asked.isEmpty() ? List.of(PersonId.fresh()) : asked) {
        if (sent(person, code)) {
          break;
        }
      }
      return new Asked.OnItsWay(request.get());
    } catch (Away | ResourceAccessException e) {
      LOG.warn("No code could be sent: {}", e.getClass().getSimpleName());
      return new Asked.ServicesAway();
    }
  }

  /**
   * Who signs in with this code; nobody if it is wrong or used up. Membership is asked first: a
   * right code is not used up while it is away.
   */
  Optional<SignedIn> signIn(UUID request, String mailbox, String code) {
    var who = whoHas(mailbox);
    return codes.use(request, mailbox, code) ? who : Optional.empty();
  }

  /** How many wrong codes were tried for a mailbox within a day. */
  int wrong(String mailbox) {
    return codes.wrong(mailbox);
  }

  /** Whose mailbox it is, as membership says now. */
  Optional<SignedIn> whoHas(String mailbox) {
    var people = people(mailbox);
    if (people.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SignedIn(
            people.getFirst().person().toString(),
            "",
            Set.of(Role.MEMBER),
            null,
            people.stream().map(one -> one.person().value()).collect(Collectors.toSet()),
            people.stream().map(one -> one.partnership().value()).collect(Collectors.toSet())));
  }

  private List<Known> people(String mailbox) {
    return inTheNameOf.gateway(() -> membership.byMailbox(new Membership.Mailbox(mailbox)));
  }

  private boolean sent(PersonId person, String code) {
    try {
      inTheNameOf.gateway(() -> {
        notification.signInCode(new Notification.Code(person, code));
        return true;
      });
      return true;
    } catch (Refused e) {
      return false;
    }
  }
}
