package uk.coregroups.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.ANSWER_LINK_KEY;
import static uk.coregroups.gateway.Behind.CALL_BACK_NUMBER;
import static uk.coregroups.gateway.Behind.COUNCIL;
import static uk.coregroups.gateway.Behind.NEUTRAL_NAME;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;
import uk.coregroups.gateway.StandIn;

/** The page behind the link in a letter: anybody who holds the link may see it. */
class AnswerPageTest extends Gate {

  private static final List<String> WORDS_OF_THE_TRADE =
      List.of(
          "child protection",
          "core group",
          "coregroup",
          "conference",
          "safeguarding",
          "cp plan",
          "category of harm",
          "dsl",
          "professionals' meeting",
          "social worker",
          "family");

  private final InvitationId invitation = InvitationId.fresh();
  private Browser visitor = new Browser(0);
  private String link = "";

  @BeforeEach
  void anInvitationStandsOpen() {
    visitor = visitor();
    link = link(ANSWER_LINK_KEY, Duration.ofDays(3));
    stands("OPEN", "");
  }

  @Test
  void theLinkShowsWhenAndAsksForAnAnswerWithoutASession() {
    var answer = visitor.get(link);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.words())
        .contains("Appointment M-7F3K", "Tuesday 5 January 2027, 10:00 to 11:00")
        .contains("No answer yet", CALL_BACK_NUMBER);
    assertThat(answer.page().select("button[name=answer]").eachAttr("value"))
        .containsExactly("ACCEPTED", "DECLINED", "DECLINED_REPORT");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void whoeverLooksOverAShoulderLearnsNothing() {
    SCHEDULING.answers(
        "GET /invitations/" + invitation,
        """
        {"reference": "M-7F3K", "standing": "OPEN", "sequence": 0, "sendsReport": false,
         "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60},
         "venue": "Hillside Primary School", "child": "Robin Example", "person": "Ann Example"}
        """);
    var staff = signedIn(ADMINISTRATOR);

    for (var answer : List.of(visitor.get(link), staff.get(link), visitor.get(link + "x"))) {
      assertThat(answer.body())
          .doesNotContain("Hillside", "Robin", "Ann Example", "Jo Archer", COUNCIL)
          .contains(NEUTRAL_NAME);
      assertThat(answer.words().toLowerCase(Locale.UK)).doesNotContain(WORDS_OF_THE_TRADE);
      assertThat(answer.page().title().toLowerCase(Locale.UK)).doesNotContain(WORDS_OF_THE_TRADE);
    }
  }

  @Test
  void programsThatFollowLinksChangeNothing() {
    for (var agent : List.of("Mimecast", "BarracudaCentral", "Microsoft Office Protected View")) {
      assertThat(visitor.get(link, "User-Agent", agent).status()).isEqualTo(200);
      assertThat(visitor.get(link + "?answer=ACCEPTED", "User-Agent", agent).status())
          .isEqualTo(200);
    }
    var head = visitor.head(link);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(SCHEDULING.calls())
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, false",
    "DECLINED, DECLINED, false",
    "DECLINED_REPORT, DECLINED, true"
  })
  void aButtonAnswersOnce(String button, String recorded, boolean report) {
    counts(recorded, report);

    var thanks = visitor.fill(link, link, Map.of("answer", button));

    assertThat(thanks.status()).isEqualTo(200);
    assertThat(thanks.words()).contains("Thank you", "Your answer is recorded");
    var replies = SCHEDULING.calls("POST /invitations/" + invitation + "/reply");
    assertThat(replies).hasSize(1);
    assertThat(replies.getFirst().text())
        .isEqualTo(
            "{\"answer\":\"%s\",\"sendsReport\":%s,\"shown\":%s}"
                .formatted(
                    recorded,
                    report,
                    "{\"date\":\"2027-01-05\",\"start\":\"10:00:00\",\"minutes\":60}"));
    assertThat(thanks.headers("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MAYBE", "accepted", "ACCEPTED_REPORT"})
  void whatIsNoAnswerIsNotTakenForOne(String answer) {
    var shown = visitor.post(link, Map.of("answer", answer));

    assertThat(shown.words()).contains("Appointment M-7F3K").doesNotContain("Thank you");
    assertThat(SCHEDULING.calls()).extracting(call -> call.method()).containsOnly("GET");
  }

  @Test
  void anAnswerThatIsNoLongerTakenIsNotThankedFor() {
    SCHEDULING.refuses("POST /invitations/" + invitation + "/reply", "id", "is over");
    var open = visitor.get(link).page();
    stands("WITHDRAWN", "");

    var shown = visitor.fill(open, link, Map.of("answer", "ACCEPTED"));

    assertThat(shown.words())
        .contains("Your answer was not recorded")
        .contains("This appointment no longer needs an answer from you.")
        .doesNotContain("Thank you");
    assertThat(shown.page().select("form")).isEmpty();
  }

  @Test
  void anAppointmentThatIsOverSaysSo() {
    stands("OVER", "");

    var shown = visitor.get(link);
    assertThat(shown.words()).contains("This appointment is over.");
    assertThat(shown.page().select("form")).isEmpty();
  }

  @Test
  void anAnswerCanBeChangedAndIsShown() {
    stands("OPEN", "\"answer\": \"DECLINED\",");

    assertThat(visitor.get(link).words()).contains("Your answer: Not coming");
  }

  /** A letter in a mailbox that is no longer safe must not go on telling. */
  @Test
  void aLinkThatWentAWayNoLetterWouldGoNowOpensNothing() {
    var opened = visitor.get(link).page();
    NOTIFICATION.answers("POST /answer-links/alive", "false");
    SCHEDULING.calls().clear();

    var shown = visitor.get(link);
    var answered = visitor.fill(opened, link, Map.of("answer", "ACCEPTED"));

    assertThat(shown.status()).isEqualTo(404);
    assertThat(shown.words())
        .contains("This link is not in use", CALL_BACK_NUMBER)
        .doesNotContain("5 January", "M-7F3K");
    assertThat(answered.status()).isEqualTo(404);
    assertThat(SCHEDULING.calls()).isEmpty();
  }

  @Test
  void whereALinkWentIsAskedAboutAsAHash() {
    var key = new AnswerLink(ANSWER_LINK_KEY);
    var soon = Instant.now().plusSeconds(3600);
    var token = key.write(invitation, soon, Instant.now(), "dana@anytown.example");

    visitor.get("/a/" + token);

    assertThat(NOTIFICATION.calls("POST /answer-links/alive").getFirst().text())
        .isEqualTo(
            "{\"invitation\":\"%s\",\"route\":%d}"
                .formatted(invitation, key.hashOf("dana@anytown.example")));
  }

  @Test
  void aLinkOutOfItsTimeForgedOrOfAnotherMakerOpensNothing() {
    var expired = link(ANSWER_LINK_KEY, Duration.ofHours(-2));
    var other = link("another key of at least 32 characters!", Duration.ofDays(3));
    var last = link.charAt(10) == 'A' ? 'B' : 'A';
    var forged = link.substring(0, 10) + last + link.substring(11);
    SCHEDULING.calls().clear();

    for (var dead : List.of(expired, other, forged, "/a/x", "/a/" + invitation)) {
      var shown = visitor.get(dead);
      assertThat(shown.status()).as(dead).isEqualTo(404);
      assertThat(shown.words())
          .contains("This link is not in use", "Nothing has been changed", CALL_BACK_NUMBER);
      assertThat(visitor().post(dead, Map.of("answer", "ACCEPTED")).status()).isEqualTo(404);
    }
    assertThat(SCHEDULING.calls()).isEmpty();
  }

  @Test
  void aLinkDiesInTheSuitesOwnTime() {
    clock.windTo(Instant.now().plus(Duration.ofDays(4)));
    try {
      assertThat(visitor.get(link).status()).isEqualTo(404);
    } finally {
      clock.windTo(Instant.now());
    }
    assertThat(visitor.get(link).status()).isEqualTo(200);
  }

  @Test
  void whoeverTriesManyLinksIsAskedForPatience() {
    for (int n = 0; n < 10; n++) {
      assertThat(visitor.get("/a/guess" + n).status()).isEqualTo(404);
    }

    assertThat(visitor.get("/a/guess").status()).isEqualTo(429);
    assertThat(visitor.get(link).status()).as("a good link still opens").isEqualTo(200);
  }

  @Test
  void nothingOfThePageStaysBehindOrLeadsAway() {
    for (var answer : List.of(visitor.get(link), visitor.get("/a/x"), visitor.head(link))) {
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    }
    var page = visitor.get(link).page();
    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    assertThat(page.select("[src], [href]").eachAttr("abs:src")).noneMatch(to -> !to.isEmpty());
    assertThat(page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
  }

  /** Case 14: what a scanner does with a link, step by step. */
  @Test
  void aProgramThatPressesTheButtonUnseenIsAskedForAPressMore() {
    assertThat(visitor.head(link).status()).isEqualTo(200);
    assertThat(visitor.get(link).status()).isEqualTo(200);
    assertThat(visitor.post(link, Map.of()).words()).contains("No answer yet");
    var asked = visitor.post(link, Map.of("answer", "ACCEPTED"));

    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.words())
        .contains("Press once more to say you are coming", "Tuesday 5 January 2027, 10:00 to 11:00")
        .contains("Nothing is recorded until you press it", CALL_BACK_NUMBER)
        .doesNotContain("Thank you");
    assertThat(asked.headers("Set-Cookie")).isEmpty();
    assertThat(SCHEDULING.calls()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));

    counts("ACCEPTED", false);
    var pressed = visitor().fill(asked.page(), link, Map.of("answer", "ACCEPTED"));
    assertThat(pressed.words()).contains("Thank you");
    assertThat(replies()).hasSize(1);
  }

  /** Such as a scanner that runs the page's scripts and presses its first button. */
  @Test
  void inTheMomentsAfterTheSendingEverybodyIsAskedForOnePressMore() {
    for (long seconds : new long[] {0, 5, 299, -30}) {
      link = sent(Instant.now().minusSeconds(seconds));
      var asked = visitor().fill(link, link, Map.of("answer", "DECLINED_REPORT"));
      assertThat(asked.words())
          .contains("Press once more to say you cannot come, and will send something in writing");
      assertThat(replies()).isEmpty();
    }
    counts("DECLINED", true);
    var again = visitor.fill(link, link, Map.of("answer", "DECLINED_REPORT"));
    assertThat(visitor.fill(again.page(), link, Map.of("answer", "DECLINED_REPORT")).words())
        .contains("Thank you");
    assertThat(replies()).hasSize(1);

    link = sent(Instant.now().minusSeconds(301));
    assertThat(visitor.fill(link, link, Map.of("answer", "DECLINED_REPORT")).words())
        .contains("Thank you");
    assertThat(replies()).hasSize(2);
  }

  @Test
  void whatProvesAPageProvesNothingElse() {
    counts("ACCEPTED", false);
    var page = visitor.get(link).page();
    var shown = page.select("input[name=shown]").val();
    var opened = page.select("input[name=opened]").val();
    var asked = visitor.post(link, Map.of("answer", "ACCEPTED")).page();
    var again = asked.select("input[name=again]").val();
    var other = InvitationId.fresh();
    SCHEDULING.answers("GET /invitations/" + other, asked("OPEN", "", "10:00"));
    var elsewhere =
        "/a/" + new AnswerLink(ANSWER_LINK_KEY).write(other, Instant.now().plusSeconds(9000));

    for (var fields :
        List.of(
            Map.of("answer", "DECLINED", "shown", shown, "again", again),
            Map.of("answer", "ACCEPTED", "shown", shown, "again", opened),
            Map.of("answer", "ACCEPTED", "shown", shown, "opened", again),
            Map.of("answer", "ACCEPTED", "shown", "2027-01-06T10:00/60", "opened", opened),
            Map.of("answer", "ACCEPTED", "shown", shown, "opened", "x" + opened),
            Map.of("answer", "ACCEPTED", "shown", shown, "opened", "."),
            Map.of("answer", "ACCEPTED", "opened", opened))) {
      assertThat(visitor.post(link, fields).words()).as("%s", fields).contains("Press once more");
    }
    assertThat(
            visitor
                .post(elsewhere, Map.of("answer", "ACCEPTED", "shown", shown, "opened", opened))
                .words())
        .contains("Press once more");
    assertThat(SCHEDULING.calls()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
  }

  @Test
  void aPageThatLayOpenTooLongOrWasOpenedByAnotherProgramAsksOnceMore() {
    var page = visitor.get(link).page();
    var fields =
        Map.of(
            "answer", "ACCEPTED",
            "shown", page.select("input[name=shown]").val(),
            "opened", page.select("input[name=opened]").val());
    var other =
        visitor.request(
            link, "User-Agent", "Other/1", "Content-Type", "application/x-www-form-urlencoded");
    assertThat(visitor.send(other.POST(BodyPublishers.ofString(Browser.form(fields)))).words())
        .contains("Press once more");
    clock.windTo(Instant.now().plus(Duration.ofHours(25)));
    try {
      assertThat(visitor.post(link, fields).words()).contains("Press once more");
    } finally {
      clock.windTo(Instant.now());
    }
    assertThat(replies()).isEmpty();
  }

  @Test
  void anAnswerToATimeThatHasMovedIsShownTheNewTimeInstead() {
    var open = visitor.get(link).page();
    var asked = visitor.post(link, Map.of("answer", "ACCEPTED")).page();
    SCHEDULING.refuses(
        "POST /invitations/" + invitation + "/reply", "answer", "is about an earlier time");
    SCHEDULING.answers("GET /invitations/" + invitation, asked("OPEN", "", "14:00"));

    for (var page : List.of(open, asked)) {
      var shown = visitor.fill(page, link, Map.of("answer", "ACCEPTED"));
      assertThat(shown.words())
          .contains("Your answer was not recorded: this appointment has changed")
          .contains("14:00 to 15:00", "No answer yet")
          .doesNotContain("Thank you", "10:00");
      assertThat(shown.page().select("button[name=answer]")).hasSize(3);
    }
    assertThat(replies()).hasSize(2).allSatisfy(call -> assertThat(call.text()).contains("10:00"));
    link = sent(Instant.now());
    stands("OPEN", "");
    var early = visitor.get(link).page();
    SCHEDULING.answers("GET /invitations/" + invitation, asked("OPEN", "", "14:00"));
    assertThat(visitor.fill(early, link, Map.of("answer", "ACCEPTED")).words())
        .contains("this appointment has changed")
        .doesNotContain("Press once more");
  }

  @Test
  void nobodyIsThankedForAnAnswerThatDoesNotCount() {
    var open = visitor.get(link).page();
    counts("DECLINED", false);
    stands("OPEN", "\"answer\": \"DECLINED\",");

    assertThat(visitor.fill(open, link, Map.of("answer", "ACCEPTED")).words())
        .contains("another answer of yours came later, and counts", "Your answer: Not coming")
        .doesNotContain("Thank you");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
  void oddMethodsChangeNothing(String method) {
    var answer =
        visitor.send(
            visitor
                .request(
                    link + "?answer=ACCEPTED",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "X-HTTP-Method-Override",
                    "POST")
                .method(method, BodyPublishers.ofString("answer=ACCEPTED&_method=POST")));
    assertThat(answer.status()).isLessThan(500).isIn(200, 400, 403, 405, 501);
    assertThat(SCHEDULING.calls()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
  }

  @Test
  void aServiceThatIsAwayIsSaidToBeAndNoAnswerIsThankedFor() {
    var open = visitor.get(link).page();
    SCHEDULING.goesAway();

    var shown = visitor.get(link);
    assertThat(shown.status()).isEqualTo(503);
    assertThat(shown.words())
        .contains("Part of this service is not answering", "Nothing has been changed");
    var pressed = visitor.fill(open, link, Map.of("answer", "ACCEPTED"));
    assertThat(pressed.status()).isEqualTo(503);
    assertThat(pressed.words())
        .contains("may or may not have been saved")
        .doesNotContain("Nothing has been changed");
  }

  private void stands(String standing, String more) {
    SCHEDULING.answers("GET /invitations/" + invitation, asked(standing, more, "10:00"));
  }

  private static String asked(String standing, String more, String start) {
    return """
    {"reference": "M-7F3K", "standing": "%s", %s "sequence": 0, "sendsReport": false,
     "slot": {"date": "2027-01-05", "start": "%s", "minutes": 60}}
    """
        .formatted(standing, more, start);
  }

  /** What counts once an answer has been recorded. */
  private void counts(String answer, boolean report) {
    SCHEDULING.answers(
        "POST /invitations/" + invitation + "/reply",
        "{\"answer\": \"%s\", \"sendsReport\": %s}".formatted(answer, report));
  }

  private List<StandIn.Call> replies() {
    return SCHEDULING.calls("POST /invitations/" + invitation + "/reply");
  }

  private String link(String key, Duration goodFor) {
    return "/a/" + new AnswerLink(key).write(invitation, Instant.now().plus(goodFor));
  }

  private String sent(Instant at) {
    return "/a/"
        + new AnswerLink(ANSWER_LINK_KEY)
            .write(invitation, Instant.now().plus(Duration.ofDays(3)), at);
  }
}
