package uk.coregroups.events.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/**
 * Every door of a service, tried by every role it does not let in, and by whoever has no token that
 * counts. The doors are asked of the service itself: a new one is tried without being listed.
 */
public final class EveryRole {

  private static final int NOT_SIGNED_IN = 401;
  private static final int NOT_ALLOWED = 403;

  private final TreeSet<String> open = new TreeSet<>();
  private final int port;
  private final PartnershipId partnership;

  private EveryRole(int port, PartnershipId partnership) {
    this.port = port;
    this.partnership = partnership;
  }

  /** Fails with every door that let somebody in. */
  public static void isShutOutWhereNotAllowed(
      RequestMappingHandlerMapping mappings, int port, PartnershipId partnership) {
    var all = new EveryRole(port, partnership);
    for (var door : Door.allOf(mappings)) {
      all.nobodyEnters(door);
      Stream.of(Role.values())
          .filter(role -> door.allowed() == null || !List.of(door.allowed().value()).contains(role))
          .forEach(role -> all.refused(door, role.name(), all.pass(role), NOT_ALLOWED));
    }
    assertThat(all.open).isEmpty();
  }

  private void nobodyEnters(Door door) {
    var everything = Role.values();
    refused(door, "nobody", null, NOT_SIGNED_IN);
    refused(door, "rubbish", "Zqrubbish", NOT_SIGNED_IN);
    refused(door, "forged", Passes.forged(partnership, everything), NOT_SIGNED_IN);
    refused(door, "of yesterday", Passes.ofYesterday(partnership, everything), NOT_SIGNED_IN);
    refused(door, "for another", Passes.forAnother(partnership, everything), NOT_SIGNED_IN);
  }

  private String pass(Role role) {
    return switch (role) {
      case MEMBER -> Passes.member(partnership, PersonId.fresh());
      case ANSWER -> Passes.mint(PersonId.fresh().toString(), null, List.of(), role);
      case GATEWAY -> Passes.mint("gateway", null, List.of(), role);
      default -> Passes.staff(partnership, role);
    };
  }

  private void refused(Door door, String who, @Nullable String pass, int expected) {
    int status = door.tried(new Knock(port, pass), door.somewhere(), "{}").status();
    if (status != expected) {
      open.add(status + " " + door + " for " + who);
    }
  }
}
