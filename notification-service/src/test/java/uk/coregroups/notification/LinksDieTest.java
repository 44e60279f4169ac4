package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.PersonKind;

/** A link opens something only while a letter might still go the way it went. */
class LinksDieTest extends Chapter {

  private static final Pattern TOKEN = Pattern.compile("/a/([A-Za-z0-9_-]+)");

  private final AnswerLink links = new AnswerLink(PostOffice.LINK_KEY);

  @SuppressWarnings("NullAway.Init")
  private Someone dana;

  @SuppressWarnings("NullAway.Init")
  private String byMail;

  @BeforeEach
  void danaIsInvited() {
    dana = parent(ANYTHING_BY_DAY);
    book(dana);
    byMail = token(mail(dana, 1).open().text().orElseThrow());
    assertThat(isAlive(byMail)).isTrue();
  }

  @Test
  void aLinkDiesWithTheMailboxItWentTo() {
    neighbours.tell(
        anytown,
        new ContactChanged(
            dana.id(),
            PersonKind.FAMILY,
            null,
            "new." + dana.email(),
            dana.mobile(),
            false,
            ANYTHING_BY_DAY));
    await(() -> neighbours.allHeard(jdbc, dana.id().value()));

    assertThat(isAlive(byMail)).isFalse();
  }

  @Test
  void aLinkDiesWhenEMailIsNoLongerSafe() {
    contact(dana, safe(false, true, true), false);

    assertThat(isAlive(byMail)).isFalse();
    assertThat(isAlive(links.write(invitationOf(dana), soon(), now(), dana.mobile()))).isTrue();
  }

  @Test
  void aLinkDiesWithAConsentThatIsWithdrawn() {
    contact(dana, null, false);

    assertThat(isAlive(byMail)).isFalse();
  }

  @Test
  void aLinkDiesWhenEverythingIsStoppedAndLivesAgainWhenItGoesOn() {
    office().post("/people/" + dana.id() + "/stop", "{}");
    assertThat(isAlive(byMail)).isFalse();

    office().post("/people/" + dana.id() + "/go-on", "{}");
    assertThat(isAlive(byMail)).isTrue();
  }

  /** It does not say where it went: any safe way will do, and none will not. */
  @Test
  void soDoesALinkOfBefore() {
    var before = links.write(invitationOf(dana), soon());
    assertThat(isAlive(before)).isTrue();

    contact(dana, null, false);

    assertThat(isAlive(before)).isFalse();
  }

  @Test
  void onlyTheGatewayMayAsk() {
    assertThat(office().post("/answer-links/alive", asked(byMail)).status()).isEqualTo(403);
  }

  private boolean isAlive(String token) {
    var said = gateway().post("/answer-links/alive", asked(token));
    assertThat(said.status()).isEqualTo(200);
    return said.body().asBoolean();
  }

  private String asked(String token) {
    return "{\"invitation\": \"%s\", \"route\": %s}"
        .formatted(links.read(token, now()).orElseThrow(), links.routeOf(token).orElse(null));
  }

  private Instant now() {
    return clock.instant();
  }

  private Instant soon() {
    return now().plusSeconds(3600);
  }

  private static String token(String text) {
    var found = TOKEN.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
