package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Two parents of one group: neither learns of the other, nor of the place, from any door. */
class SeparatedParentsTest extends Chapter {

  private final PersonId theFather = PersonId.fresh();
  private String meeting = "";
  private String mothers = "";
  private String fathers = "";

  @BeforeEach
  void bothAreInvited() {
    join(MemberId.fresh(), theFather, PersonKind.FAMILY, "PARENT");
    await().atMost(Duration.ofSeconds(20)).until(() -> neighbours.allHeard(jdbc, group.value()));
    meeting = book(LocalDate.of(2027, 1, 4));
    mothers = invitationOf(meeting, theMother);
    fathers = invitationOf(meeting, theFather);
    done(office.post("/invitations/" + mothers + "/reply", "{\"answer\": \"DECLINED\"}"));
  }

  @Test
  void theFathersOwnPageHasHisInvitationAndNothingElse() {
    var mine = father().get("/mine").body();

    assertThat(mine.path("meetings")).hasSize(1);
    assertThat(mine.toString())
        .contains(fathers)
        .doesNotContain(mothers, theMother.toString(), theFather.toString())
        .doesNotContain("DECLINED", "Civic Centre");
  }

  @Test
  void theBearerOfHisLinkSeesATimeAndHisOwnAnswer() {
    var bearer = new Knock(port, Passes.mint(fathers, null, List.of(), Role.ANSWER));

    var asked = bearer.get("/invitations/" + fathers).body();

    assertThat(asked.path("slot").path("start").asString()).startsWith("10:00");
    assertThat(asked.toString()).doesNotContain("DECLINED", "Civic Centre", "person");
    assertThat(bearer.get("/invitations/" + mothers).status()).isEqualTo(404);
  }

  @Test
  void heCanNeitherReadNorChangeHerAnswer() {
    assertThat(father().get("/invitations/" + mothers).status()).isEqualTo(404);
    assertThat(
            father()
                .post("/invitations/" + mothers + "/reply", "{\"answer\": \"ACCEPTED\"}")
                .status())
        .isEqualTo(404);
    assertThat(father().get("/meetings/" + meeting).status()).isEqualTo(403);
    assertThat(father().get("/meetings/" + meeting + "/arrangements").status()).isEqualTo(403);
    assertThat(invited(meeting).toString()).contains("DECLINED");
  }

  private Knock father() {
    return new Knock(port, Passes.member(anytown, theFather));
  }
}
