package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.pass.SignedIn;

/** Who somebody is, by what the council's identity provider says of them. */
class OidcStaffTest {

  private static final String ANYTOWN = "0199d8a0-0000-7000-8000-00000000a001";

  @Test
  void aQualityLeadIsTheirPartnershipsAndNoPartOfItsOffice() {
    var lead = read("quality_lead", ANYTOWN).orElseThrow();
    assertThat(lead.roles()).isEqualTo(Set.of(Role.QUALITY_LEAD));
    assertThat(lead.partnership()).hasToString(ANYTOWN);
    assertThat(lead.isOffice()).isFalse();
  }

  @Test
  void whoSeesSomethingOfAPartnershipMustBelongToOne() {
    assertThat(read("quality_lead", "Anothertown")).isEmpty();
    assertThat(read("team_manager", "Anothertown")).isEmpty();
    assertThat(read("operator", "Anothertown")).isPresent();
  }

  private static Optional<SignedIn> read(String role, String partnership) {
    return OidcStaff.read(
        Map.of("sub", "lena", "roles", List.of(role), "partnership", partnership),
        new OidcStaff.Claims("roles", "partnership", "gateway"),
        claims -> "lena");
  }
}
