package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.page.Household.GROUP;
import static uk.coregroups.gateway.page.Household.INVITATION;
import static uk.coregroups.gateway.page.Household.MEETING;
import static uk.coregroups.gateway.page.Household.MR_REID;
import static uk.coregroups.gateway.page.Household.TASK;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;

/** Whom somebody has to tell, because no letter goes to them: shown where it is looked for. */
class PeopleToTellPagesTest extends Gate {

  private static final String TOLD = "/tasks/notification/" + TASK + "/told";
  private static final String SAY =
      "The meeting M-7F3K is now on Thursday 7 January 2027, 14:00 to 15:00.";

  @BeforeEach
  void somebodyIsToBeTold() {
    Household.isKnown("Ann", 1);
    isToBeTold("\"number\": \"07700 900123\", ");
    NOTIFICATION.answers("POST /tasks/" + TASK + "/told", "\"told\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/today", "/tasks", "/meetings/" + MEETING})
  void itIsShownWithWhatToSay(String path) {
    var page = office().get(path);

    assertThat(page.words()).contains(SAY);
    assertThat(page.page().select("a[href=/meetings/" + MEETING + "]").isEmpty())
        .as("the page leads to the meeting, unless it is the meeting's")
        .isEqualTo(path.startsWith("/meetings"));
  }

  @ParameterizedTest
  @CsvSource({"/tasks, /tasks", "/meetings/" + MEETING + ", /meetings/" + MEETING})
  void oneRingsThemTellsThemAndPressesOnce(String path, String after) {
    var browser = office();
    var page = browser.get(path);

    assertThat(page.words())
        .contains("Telephone 07700 900123. Between 09:00 and 17:00. Leave no voicemail.");
    var pressed = browser.fill(page.page(), TOLD, Map.of());
    assertThat(pressed.status()).isEqualTo(303);
    assertThat(pressed.header("Location")).endsWith(after);
    assertThat(NOTIFICATION.calls("POST /tasks/" + TASK + "/told").getFirst().text())
        .isEqualTo("{\"said\":\"" + SAY + "\"}");
  }

  @Test
  void withoutANumberThatMayBeRungOneIsToTellThemInPerson() {
    isToBeTold("");

    assertThat(office().get("/tasks").words())
        .contains(
            "There is no number at which we know it is safe to ring them: tell them in person.");
  }

  /** A page may be older than the meeting's time. */
  @Test
  void ifTheMeetingHasChangedSinceOneIsToldSo() {
    NOTIFICATION.refuses("POST /tasks/" + TASK + "/told", "said", "is no longer so");
    var browser = office();

    browser.fill(browser.get("/tasks").page(), TOLD, Map.of());

    assertThat(browser.get("/tasks").words())
        .contains("Not recorded: the meeting has changed since");
  }

  @Test
  void ifItCannotBeCheckedThePageSaysSo() {
    NOTIFICATION.goesAway();
    var browser = office();

    for (var path : new String[] {"/today", "/meetings/" + MEETING}) {
      assertThat(browser.get(path).words()).contains("We could not check who still has to be told");
    }
  }

  private Browser office() {
    return signedIn(ADMINISTRATOR);
  }

  private static void isToBeTold(String number) {
    NOTIFICATION.answers(
        "GET /tasks",
        """
        {"count": 1, "rows": [{"id": "%s", "kind": "TELL_THEM", "coreGroup": "%s", "person": "%s",
          "about": "%s", "meeting": "%s", "reference": "M-7F3K", "words": "Tell them", %s
          "detail": "Nothing is sent: everything to this person has been stopped", "say": "%s",
          "openedAt": "2026-12-17T09:12:00Z"}]}
        """
            .formatted(TASK, GROUP, MR_REID, INVITATION, MEETING, number, SAY));
  }
}
