package uk.coregroups.events.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.ids.InvitationId;

class AnswerLinkTest {

  private static final Instant FRIDAY = Instant.parse("2026-12-18T09:00:00Z");

  private final AnswerLink links = new AnswerLink("a key of thirty-two characters.. ");
  private final InvitationId invitation = InvitationId.fresh();

  @Test
  void aLinkLeadsBackToItsInvitationUntilItExpires() {
    var token = links.write(invitation, FRIDAY);
    assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+");
    assertThat(links.read(token, FRIDAY.minus(Duration.ofDays(30)))).contains(invitation);
    assertThat(links.read(token, FRIDAY)).contains(invitation);
    assertThat(links.read(token, FRIDAY.plus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  void aLinkSaysWhenItWasSentAndOneOfBeforeGoesOnWorkingWithout() {
    var sent = FRIDAY.minus(Duration.ofDays(14)).minusSeconds(7);
    var token = links.write(invitation, FRIDAY, sent);
    assertThat(token).hasSize(48).matches("[A-Za-z0-9_-]+");
    assertThat(links.read(token, FRIDAY)).contains(invitation);
    assertThat(links.read(token, FRIDAY.plus(Duration.ofHours(1)))).isEmpty();
    assertThat(links.sentAt(token)).contains(sent);
    assertThat(links.sentAt(links.write(invitation, FRIDAY))).isEmpty();
    assertThat(links.sentAt("x" + token.substring(1))).isEmpty();
  }

  @Test
  void aLinkKnowsWhereItWentAndNamesNobody() {
    var token = links.write(invitation, FRIDAY, FRIDAY, "Dana@anytown.example");
    assertThat(token).hasSize(54).matches("[A-Za-z0-9_-]+");
    assertThat(links.read(token, FRIDAY)).contains(invitation);
    assertThat(links.sentAt(token)).contains(FRIDAY);
    assertThat(links.routeOf(token)).contains(links.hashOf("dana@anytown.example"));
    assertThat(links.hashOf("dana@anytown.example")).isNotEqualTo(links.hashOf("+447700900123"));
    assertThat(links.routeOf(links.write(invitation, FRIDAY, FRIDAY))).isEmpty();
  }

  @Test
  void aLinkChangedAnywhereLeadsNowhere() {
    changedAnywhere(links.write(invitation, FRIDAY));
    changedAnywhere(links.write(invitation, FRIDAY, FRIDAY));
    changedAnywhere(links.write(invitation, FRIDAY, FRIDAY, "dana@anytown.example"));
  }

  private void changedAnywhere(String token) {
    for (int i = 0; i < token.length() - 1; i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.read(changed, FRIDAY)).as("changed at " + i).isEmpty();
    }
    assertThat(links.read("", FRIDAY)).isEmpty();
    assertThat(links.read("not base 64!", FRIDAY)).isEmpty();
    assertThat(links.read(token + token, FRIDAY)).isEmpty();
  }

  @Test
  void aLinkOfAnotherKeyLeadsNowhere() {
    var stranger = new AnswerLink("another key of thirty-two characters");
    assertThat(stranger.read(links.write(invitation, FRIDAY), FRIDAY)).isEmpty();
    assertThatThrownBy(() -> new AnswerLink("too short")).hasMessageContaining("32 characters");
  }
}
