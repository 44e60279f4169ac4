package uk.coregroups.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.ByCode;
import uk.coregroups.gateway.Gate;
import uk.coregroups.gateway.StandIn;

/** Everybody who is not staff signs in by a code sent to the mailbox on record. */
class SignInByCodeTest extends Gate {

  private static final String NOT_RIGHT =
      "#code This code is not right, or it is more than ten minutes old";

  private static final String TOO_MANY =
      "#mailbox Too many codes have been sent to this address or asked for from where you are. Use"
          + " the last one, try again tomorrow, or ring us";

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Autowired CodeStore codes;

  private final String mailbox = "dsl" + COUNT.incrementAndGet() + "@hillside.example";

  @Test
  void whoeverCanReadTheMailboxIsItsOwnerInEveryPartnershipThatKnowsIt() throws Exception {
    var inAnytown = UUID.randomUUID();
    var inOtherton = UUID.randomUUID();
    ByCode.known(inAnytown, inOtherton);
    var browser = visitor();

    assertThat(ByCode.ask(browser, mailbox).to()).isEqualTo("/sign-in/code");
    var letter =
        JsonMapper.shared().readTree(NOTIFICATION.calls("POST /sign-in-codes").getFirst().text());
    assertThat(letter.path("person").asString()).isEqualTo(inAnytown.toString());
    assertThat(letter.path("code").asString()).matches("[0-9]{6}");
    assertThat(MEMBERSHIP.last().text()).contains(mailbox);
    var code = ByCode.code();
    var spaced = code.substring(0, 3) + " " + code.substring(3);
    assertThat(ByCode.enter(browser, spaced).to()).isEqualTo("/mine");

    SCHEDULING.answers("GET /mine", "{\"meetings\": [], \"asked\": []}");
    MEMBERSHIP.answers("GET /mine", "{\"groups\": [], \"joining\": []}");
    assertThat(browser.get("/mine").status()).isEqualTo(200);
    var claims = SignedJWT.parse(SCHEDULING.last().token()).getJWTClaimsSet();
    assertThat(claims.getStringListClaim("roles")).containsExactly("MEMBER");
    assertThat(claims.getStringListClaim("people"))
        .containsExactlyInAnyOrder(inAnytown.toString(), inOtherton.toString());
    assertThat(claims.getClaim("partnership")).isNull();
  }

  @Test
  void aRightCodeIsNotUsedUpWhileMembershipIsAway() {
    var person = UUID.randomUUID();
    ByCode.known(person);
    var browser = visitor();
    ByCode.ask(browser, mailbox);
    var code = ByCode.code();
    MEMBERSHIP.answers("POST /people/by-mailbox", 503, "{}");

    assertThat(ByCode.enter(browser, code).status()).isEqualTo(503);

    ByCode.known(person);
    assertThat(ByCode.enter(browser, code).to()).isEqualTo("/mine");
  }

  @Test
  void nobodyLearnsWhetherAMailboxIsKnown() {
    ByCode.known(UUID.randomUUID());
    var known = seen(mailbox);
    var askedOfKnown = asked();
    theServicesForget();
    ByCode.unknown();
    var unknown = seen("stranger." + mailbox);

    assertThat(unknown).isEqualTo(known);
    assertThat(asked()).as("nor by how long it takes").isEqualTo(askedOfKnown);
  }

  @Test
  void norWhenLettersCannotBeWritten() {
    ByCode.known(UUID.randomUUID());
    NOTIFICATION.goesAway();
    var known = seen(mailbox);
    ByCode.unknown();
    var unknown = seen("stranger." + mailbox);

    assertThat(known.toString())
        .contains("#mailbox No code can be sent just now. Try again in a few minutes");
    assertThat(unknown).isEqualTo(known);
  }

  @Test
  void aWrongCodeIsRefusedInPlainWordsAndOnlyFiveAreLookedAt() {
    ByCode.known(UUID.randomUUID());
    var browser = visitor();
    ByCode.ask(browser, mailbox);
    var right = ByCode.code();
    for (int n = 0; n < 5; n++) {
      assertThat(ByCode.enter(browser, other(right)).errors()).containsExactly(NOT_RIGHT);
    }

    assertThat(ByCode.enter(browser, right).errors()).containsExactly(NOT_RIGHT);
    assertThat(browser.get("/mine").to()).isEqualTo("/sign-in");
    ByCode.ask(browser, mailbox);
    assertThat(ByCode.enter(browser, ByCode.code()).to()).isEqualTo("/mine");
  }

  @Test
  void guessesMadeSideBySideAreNotMoreThanFiveEither() throws Exception {
    var request = codes.keep(mailbox, "203.0.113.1", "123456").orElseThrow();
    var threads =
        IntStream.range(0, 40)
            .mapToObj(
                n -> Thread.ofVirtual().start(() -> codes.use(request, mailbox, "00000" + n % 10)))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(jdbc.sql("select max(attempts) from sign_in_code").query(Integer.class).single())
        .isEqualTo(5);
    assertThat(codes.use(request, mailbox, "123456")).isFalse();
  }

  @Test
  void aCodeIsGoodForTenMinutes() {
    jdbc.sql("delete from sign_in_code").update();
    ByCode.known(UUID.randomUUID());
    var browser = visitor();
    ByCode.ask(browser, mailbox);
    assertThat(age("9 minutes 50 seconds")).isEqualTo(1);
    assertThat(ByCode.enter(browser, ByCode.code()).to()).isEqualTo("/mine");

    var late = visitor();
    ByCode.ask(late, mailbox);
    assertThat(age("10 minutes 1 second")).isEqualTo(1);
    assertThat(ByCode.enter(late, ByCode.code()).errors()).containsExactly(NOT_RIGHT);
  }

  @Test
  void aCodeIsGoodOnceAndOnlyForWhoAskedForIt() {
    ByCode.known(UUID.randomUUID());
    var browser = visitor();
    ByCode.ask(browser, mailbox);
    var code = ByCode.code();
    var stranger = visitor();
    ByCode.ask(stranger, "stranger." + mailbox);

    assertThat(ByCode.enter(stranger, code).errors()).containsExactly(NOT_RIGHT);
    assertThat(ByCode.enter(browser, code).to()).isEqualTo("/mine");
    var second = visitor();
    ByCode.ask(second, "other." + mailbox);
    assertThat(ByCode.enter(second, code).errors()).containsExactly(NOT_RIGHT);
  }

  @Test
  void aCodeWithoutAMailboxLeadsBackToTheBeginning() {
    assertThat(visitor().get("/sign-in/code").to()).isEqualTo("/sign-in");
  }

  @Test
  void aMailboxOfSomebodyWhoHasGoneOpensNothingEvenWithTheRightCode() {
    ByCode.known(UUID.randomUUID());
    var browser = visitor();
    ByCode.ask(browser, mailbox);
    var code = ByCode.code();
    ByCode.unknown();

    assertThat(ByCode.enter(browser, code).errors()).containsExactly(NOT_RIGHT);
  }

  @Test
  void neitherMailboxNorCodeCanBeReadInTheDatabase() {
    ByCode.known(UUID.randomUUID());
    ByCode.ask(visitor(), mailbox);

    var rows = jdbc.sql("select * from sign_in_code").query().listOfRows().toString();
    assertThat(rows).doesNotContain(mailbox).doesNotContain(ByCode.code()).contains("attempts=0");
  }

  @Test
  void nobodyCanHaveAMailboxFilledWithCodesHoweverItIsSpelt() {
    ByCode.known(UUID.randomUUID());
    for (int n = 0; n < CodeStore.UNUSED_A_DAY; n++) {
      var spelt = n % 2 == 0 ? mailbox : mailbox.toUpperCase(java.util.Locale.ROOT);
      assertThat(ByCode.ask(visitor(), spelt).to()).isEqualTo("/sign-in/code");
    }
    var refused = ByCode.ask(visitor(), " " + mailbox);

    assertThat(refused.errors()).containsExactly(TOO_MANY);
    assertThat(NOTIFICATION.calls("POST /sign-in-codes")).hasSize(CodeStore.UNUSED_A_DAY);
  }

  @Test
  void oneAddressUsesUpItsOwnShareOfAMailboxAndNotTheOwners() {
    ByCode.known(UUID.randomUUID());
    var attacker = visitor();
    for (int n = 0; n < CodeStore.UNUSED_A_DAY_FROM_ONE_ADDRESS; n++) {
      ByCode.ask(attacker, mailbox);
    }

    assertThat(ByCode.ask(attacker, mailbox).errors()).containsExactly(TOO_MANY);
    var owner = visitor();
    assertThat(ByCode.ask(owner, mailbox).to()).isEqualTo("/sign-in/code");
    assertThat(ByCode.enter(owner, ByCode.code()).to()).isEqualTo("/mine");
  }

  @Test
  void whoeverSignsInEveryTimeIsNeverRefused() {
    ByCode.known(UUID.randomUUID());
    var browser = visitor();
    for (int n = 0; n < CodeStore.UNUSED_A_DAY + 1; n++) {
      ByCode.ask(browser, mailbox);
      assertThat(ByCode.enter(browser, ByCode.code()).to()).isEqualTo("/mine");
      browser.cookies().clear();
    }
  }

  @Test
  void guessesTakeNobodysCodeAwayAndItsOwnerIsTold() {
    ByCode.known(UUID.randomUUID());
    SCHEDULING.answers("GET /mine", "{\"meetings\": [], \"asked\": []}");
    MEMBERSHIP.answers("GET /mine", "{\"groups\": [], \"joining\": []}");
    var owner = visitor();
    ByCode.ask(owner, mailbox);
    var code = ByCode.code();
    var attacker = visitor();
    ByCode.ask(attacker, mailbox);
    for (int n = 0; n < 7; n++) {
      ByCode.enter(attacker, "none");
    }

    assertThat(ByCode.enter(owner, code).to()).isEqualTo("/mine");
    assertThat(owner.get("/mine").words()).contains("5 wrong codes were tried for you");
    assertThat(owner.get("/mine").words()).doesNotContain("wrong codes");
  }

  @Test
  void oneAddressCannotAskForManyPeopleAndARightCodeIsRightBehindIt() {
    ByCode.known(UUID.randomUUID());
    var hospital = visitor();
    for (int n = 0; n < CodeStore.AN_HOUR_FROM_ONE_ADDRESS; n++) {
      ByCode.ask(hospital, n + mailbox);
    }
    for (int n = 0; n < 4; n++) {
      ByCode.enter(hospital, "none");
    }

    assertThat(ByCode.ask(hospital, "one.more." + mailbox).errors()).containsExactly(TOO_MANY);
    assertThat(ByCode.enter(hospital, ByCode.code()).to()).isEqualTo("/mine");
  }

  @Test
  void aSessionEndsAtOnceWithTheMailboxAndTheRecordsItWasOpenedBy() {
    for (var now : List.of(new UUID[] {}, new UUID[] {UUID.randomUUID()})) {
      ByCode.known(UUID.randomUUID());
      SCHEDULING.answers("GET /mine", "{\"meetings\": [], \"asked\": []}");
      MEMBERSHIP.answers("GET /mine", "{\"groups\": [], \"joining\": []}");
      var browser = visitor();
      ByCode.ask(browser, mailbox);
      ByCode.enter(browser, ByCode.code());
      assertThat(browser.get("/mine").status()).isEqualTo(200);
      ByCode.known(now);

      assertThat(browser.get("/mine").to()).isEqualTo("/sign-in?ended");
      assertThat(browser.get("/mine").to()).isEqualTo("/sign-in");
    }
  }

  @Test
  void whatIsNoAddressIsSentBackAsItWasTyped() {
    var answer = ByCode.ask(visitor(), "<b>not an address");

    assertThat(answer.errors())
        .containsExactly("#mailbox Enter the e-mail address we write to you at");
    assertThat(answer.page().select("#mailbox").val()).isEqualTo("<b>not an address");
    assertThat(MEMBERSHIP.calls()).isEmpty();
  }

  @Test
  void theSessionIsANewOneAfterTheCode() {
    ByCode.known(UUID.randomUUID());
    var browser = visitor();
    ByCode.ask(browser, mailbox);
    var planted = browser.cookies().get("s");
    var hidden = hidden(browser.get("/sign-in/code"));
    ByCode.enter(browser, ByCode.code());
    var thief = visitor();
    thief.cookies().put("s", planted);

    assertThat(thief.get("/mine").to()).isEqualTo("/sign-in");
    assertThat(browser.get("/mine").status()).isEqualTo(404);
    assertThat(browser.post("/sign-out", Map.of("_csrf", hidden)).status())
        .as("a form token known from before opens nothing now")
        .isEqualTo(403);
  }

  private static String hidden(Browser.Answer answer) {
    return answer.page().select("main input[name=_csrf]").val();
  }

  /** Everything that somebody sees who asks for a code and then enters a wrong one. */
  private List<Object> seen(String whose) {
    var browser = visitor();
    var asked = ByCode.ask(browser, whose);
    var page = browser.get("/sign-in/code");
    var wrong = page.status() == 200 ? ByCode.enter(browser, "none") : page;
    return List.of(
        asked.status(), asked.to(), asked.errors(), page.words(), wrong.status(), wrong.words());
  }

  private static List<String> asked() {
    return java.util.stream.Stream.of(MEMBERSHIP, NOTIFICATION)
        .flatMap(service -> service.calls().stream())
        .map(StandIn.Call::question)
        .toList();
  }

  private static void theServicesForget() {
    MEMBERSHIP.reset();
    NOTIFICATION.reset();
  }

  private int age(String interval) {
    return jdbc.sql(
            "update sign_in_code set expires_at = expires_at - cast(:age as interval)"
                + " where expires_at > now() + interval '9 minutes'")
        .param("age", interval)
        .update();
  }

  private static String other(String code) {
    return code.equals("111111") ? "222222" : "111111";
  }
}
