package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.ANSWER_LINK_KEY;
import static uk.coregroups.gateway.Behind.PASSWORD;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;

/** Case 16: a session that cannot be read is no session, and one sign-in later all is well. */
class SessionOfBeforeTest extends Gate {

  private static final String CONTEXT = "SPRING_SECURITY_CONTEXT";

  /** An object of a class that is no more, as in the case. */
  private static final byte[] CLASS_THAT_IS_NO_MORE =
      HexFormat.of()
          .parseHex(
              "aced000573720021756b2e636f726567726f7570732e676174657761792e4f6659657374657264617900000000"
                  + "000000010200007870");

  /** How Java writes null. */
  private static final byte[] NOTHING = HexFormat.of().parseHex("aced000570");

  private final InvitationId invitation = InvitationId.fresh();
  private final String link =
      "/a/"
          + new AnswerLink(ANSWER_LINK_KEY)
              .write(invitation, Instant.now().plus(Duration.ofDays(3)));
  private Browser browser = new Browser(0);

  @BeforeEach
  void somebodyHasSignedIn() {
    browser = visitor();
    assertThat(browser.signIn(ADMINISTRATOR, PASSWORD).to()).isEqualTo("/");
    SCHEDULING.answers(
        "GET /invitations/" + invitation,
        """
        {"reference": "M-7F3K", "standing": "OPEN", "sequence": 0, "sendsReport": false,
         "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60}}
        """);
  }

  static Stream<Damage> damages() {
    return Stream.of(
        new Damage("a class that is no more", CONTEXT, CLASS_THAT_IS_NO_MORE),
        new Damage("no bytes", CONTEXT, new byte[0]),
        new Damage("bytes of something else", CONTEXT, "<html>".getBytes(StandardCharsets.UTF_8)),
        new Damage("half its bytes", CONTEXT, half(context(ADMINISTRATOR))),
        new Damage("a text for a person", CONTEXT, bytes("somebody")),
        new Damage("somebody of another kind", CONTEXT, context(ADMINISTRATOR)),
        new Damage("one thing more", "of.a.newer.Version", CLASS_THAT_IS_NO_MORE),
        new Damage(
            "messages of another kind",
            "org.springframework.web.servlet.support.SessionFlashMapManager.FLASH_MAPS",
            bytes("none")),
        new Damage(
            "a form's secret of another kind",
            "org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN",
            bytes("secret")),
        new Damage("a page of another kind", "SPRING_SECURITY_SAVED_REQUEST", bytes("/today")),
        new Damage("a mailbox of another kind", "mailbox", bytes(7)),
        new Damage("nothing at all", CONTEXT, NOTHING));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void whoeverHadItIsANewVisitor(Damage damage) {
    for (var path : List.of("/", "/sign-in", "/signed-out", "/assets/suite.css", link)) {
      damage(damage);
      var shown = browser.get(path);
      assertThat(shown.status()).as(path).isIn(200, 302);
      if (path.equals("/")) {
        assertThat(shown.to()).isEqualTo("/sign-in");
      }
      assertThat(browser.follow(shown).status()).as(path).isEqualTo(200);
      somebodySignsInAgain();
    }
    damage(damage);
    var posted = browser.post("/meetings/" + invitation + "/cancel", Map.of("why", "x"));
    assertThat(posted.status()).isEqualTo(403);
    assertThat(posted.words()).contains("You are not signed in any more");
    somebodySignsInAgain();
  }

  @Test
  void itIsDeletedAndNobodyElseLosesTheirs() {
    var other = visitor();
    other.signIn(SOCIAL_WORKER, PASSWORD);
    var id = session();
    damage(new Damage("", CONTEXT, CLASS_THAT_IS_NO_MORE));

    browser.get("/");

    assertThat(
            jdbc.sql("select count(*) from spring_session where session_id = :id")
                .param("id", id)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(other.get("/").to()).isEqualTo("/today");
  }

  @Test
  void aLinkAndThePagesLookAreReadWithoutTheSession() {
    damage(new Damage("", CONTEXT, CLASS_THAT_IS_NO_MORE));

    for (var path : List.of(link, "/assets/suite.css", "/livez")) {
      assertThat(browser.get(path).status()).as(path).isEqualTo(200);
      assertThat(browser.get(path).headers("Set-Cookie")).isEmpty();
    }
    assertThat(browser.post(link, Map.of("answer", "ACCEPTED")).status()).isEqualTo(200);
    assertThat(
            jdbc.sql("select count(*) from spring_session where session_id = :id")
                .param("id", session())
                .query(Long.class)
                .single())
        .as("nobody looked at it")
        .isOne();
  }

  @Test
  void aCookieThatIsNoneOfOursIsNone() {
    for (var value :
        List.of(
            "",
            "x",
            "%%%",
            "e".repeat(3000),
            base64("\0".repeat(36)),
            base64("' or 1=1 --"),
            base64("é".repeat(18)),
            base64("00000000-0000-0000-0000-000000000000"))) {
      browser.cookies().put("s", value);
      for (var path : List.of("/", "/sign-in", "/signed-out", "/assets/suite.css", link)) {
        browser.cookies().put("s", value);
        assertThat(browser.get(path).status()).as("%s with %s", path, value).isIn(200, 302);
      }
    }
    somebodySignsInAgain();
  }

  @Test
  void aRowOfAnotherVersionIsNoneEither() {
    for (var change :
        List.of(
            "max_inactive_interval = -1",
            "max_inactive_interval = 2147483647",
            "last_access_time = 9000000000000",
            "creation_time = -1",
            "expiry_time = 0",
            "principal_name = null")) {
      jdbc.sql("update spring_session set " + change + " where session_id = :id")
          .param("id", session())
          .update();
      assertThat(browser.get("/sign-in").status()).as(change).isEqualTo(200);
      assertThat(browser.get("/").status()).as(change).isIn(302, 303);
      somebodySignsInAgain();
    }
  }

  /** It leads to the page that was asked for before. */
  private void somebodySignsInAgain() {
    assertThat(browser.signIn(ADMINISTRATOR, PASSWORD).to()).isIn("/", "/?continue");
    assertThat(browser.get("/").to()).isEqualTo("/today");
  }

  private String session() {
    var value = String.valueOf(browser.cookies().get("s"));
    return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
  }

  private void damage(Damage damage) {
    int changed =
        jdbc.sql(
                """
                insert into spring_session_attributes
                select primary_id, :name, :bytes from spring_session where session_id = :id
                on conflict (session_primary_id, attribute_name)
                  do update set attribute_bytes = excluded.attribute_bytes
                """)
            .param("name", damage.attribute)
            .param("bytes", damage.bytes())
            .param("id", session())
            .update();
    assertThat(changed).isOne();
  }

  private static byte[] half(byte[] all) {
    return Arrays.copyOf(all, all.length / 2);
  }

  /** Somebody who is signed in, but whom this version does not know. */
  private static byte[] context(String name) {
    return bytes(
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(name, null, List.of())));
  }

  private static byte[] bytes(Object value) {
    var out = new ByteArrayOutputStream();
    try (var objects = new ObjectOutputStream(out)) {
      objects.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What has become of one thing in a session. */
  record Damage(String what, String attribute, String hex) {

    Damage(String what, String attribute, byte[] bytes) {
      this(what, attribute, HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return what;
    }
  }
}
