package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;

/** Answers on a member's own page, and at the office on the telephone. */
class AnswersOnPagesTest extends Gate {

  private static final String REPLY = named("POST /invitations/@INVITATION/reply");

  @BeforeEach
  void aMeetingIsBooked() {
    Household.isKnown("Ann", 1);
  }

  @ParameterizedTest
  @CsvSource({
    "/mine, /mine/replies/@INVITATION, 2027-01-05",
    "/meetings/@MEETING, /meetings/@MEETING/replies/@INVITATION, 2026-01-05"
  })
  void anAnswerTravelsWithTheTimeThatWasShownAndIsThankedForIfItCounts(
      String page, String form, String day) {
    SCHEDULING.answers(REPLY, "{\"answer\": \"ACCEPTED\", \"sendsReport\": false}");

    var shown = press(page, form);

    assertThat(SCHEDULING.calls(REPLY).getLast().text())
        .contains("\"answer\":\"ACCEPTED\"")
        .contains("\"shown\":{\"date\":\"" + day + "\",\"start\":\"10:00:00\",\"minutes\":60}");
    assertThat(shown.page().select(".govuk-notification-banner").text()).contains("recorded");
    assertThat(shown.words()).doesNotContain("not recorded");
  }

  @ParameterizedTest
  @CsvSource({
    "/mine, /mine/replies/@INVITATION",
    "/meetings/@MEETING, /meetings/@MEETING/replies/@INVITATION"
  })
  void nobodyIsThankedForAnAnswerThatDoesNotCount(String page, String form) {
    SCHEDULING.answers(REPLY, "{\"answer\": \"DECLINED\", \"sendsReport\": true}");
    var another = press(page, form);
    assertThat(another.page().select(".govuk-warning-text").text())
        .contains("The answer was not recorded.")
        .contains("Another answer came later: Not coming, will send a report.");

    SCHEDULING.refuses(REPLY, "answer", "is about an earlier time of this appointment");
    var moved = press(page, form);
    assertThat(moved.page().select(".govuk-warning-text").text())
        .contains("The answer was not recorded. The meeting has changed since");

    SCHEDULING.calls().clear();
    var browser = reader(page);
    var token = browser.get(named(page)).page().select("[name=_csrf]").val();
    var blind =
        browser.follow(browser.post(named(form), Map.of("_csrf", token, "answer", "ACCEPTED")));
    assertThat(blind.words()).contains("The answer was not recorded. Look at the time again");
    assertThat(SCHEDULING.calls(REPLY)).isEmpty();
    for (var one : new Browser.Answer[] {another, moved, blind}) {
      assertThat(one.status()).isEqualTo(200);
      assertThat(one.page().select(".govuk-notification-banner")).isEmpty();
    }
  }

  private Browser.Answer press(String page, String form) {
    var browser = reader(page);
    return browser.follow(browser.fill(named(page), named(form), Map.of("answer", "ACCEPTED")));
  }
}
