package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.gateway.Gate;

/** What an operator sees of what lies, waits and stands still between the services. */
class SuitePageTest extends Gate {

  private static final String GROUP = "3f6f0a1d-2e77-4d0b-9c43-0f5b1c526f0e";

  private static final String WELL =
      """
      {"untold": {"count": 0}, "unread": 0, "early": {"count": 0}, "gaps": [], "dead": 0,
       "deadLetters": [], "workers": [{"worker": "relay", "alive": true, "since": "PT1S"}]}
      """;

  private static final String TROUBLED =
      """
      {"untold": {"count": 0}, "unread": 0,
       "early": {"count": 1, "oldest": "2026-12-17T09:12:00Z"},
       "gaps": [{"family": "scheduling", "stream": "3f6f0a1d-2e77-4d0b-9c43-0f5b1c526f0e",
         "missing": 8, "waiting": 1, "since": "2026-12-17T09:12:00Z"}],
       "dead": 2,
       "deadLetters": [
         {"id": "a-dead-letter", "queue": "notification.from-scheduling",
          "type": "scheduling.meeting-booked.v1",
          "stream": "3f6f0a1d-2e77-4d0b-9c43-0f5b1c526f0e", "number": 8,
          "reason": "The broker gave up after 21 deliveries", "since": "2026-12-17T09:12:00Z"},
         {"id": "another", "queue": "notification.from-scheduling", "type": "unknown",
          "reason": "It was put here from outside the suite", "since": "2026-12-17T09:13:00Z"}],
       "workers": [
         {"worker": "relay", "alive": true, "since": "PT1S"},
         {"worker": "mailbox", "alive": false, "since": "PT20M", "failure": "OutOfMemoryError"}],
       "clockSkew": "PT-5M"}
      """;

  @BeforeEach
  void notificationIsInTrouble() {
    MEMBERSHIP.answers("GET /carrier", WELL);
    SCHEDULING.answers("GET /carrier", WELL);
    NOTIFICATION.answers("GET /carrier", TROUBLED);
    NOTIFICATION.answers(
        "GET /letters/waiting",
        "{\"due\": 0, \"delayed\": 0, \"sending\": 0, \"awaitingAddress\": 0, \"uncertain\": 0}");
    NOTIFICATION.answers("GET /incoming/standing", "{}");
  }

  @Test
  void deadLettersGapsThreadsAndClocksAreSaid() {
    var page = signedIn(OPERATOR).get("/suite");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.words())
        .contains("The broker gave up after 21 deliveries", "It was put here from outside")
        .contains("Events that have not come", GROUP)
        .contains("Stopped: it does not get round", "20 minutes ago")
        .contains("Mailbox Stopped: nothing is read")
        .contains("The clocks of this service and its database are 5 minutes apart");
  }

  @Test
  void oneIsGivenBackToTheServiceThatReadsIt() {
    NOTIFICATION.answers("POST /carrier/try-again/a-dead-letter", "1");
    var given = signedIn(OPERATOR).fill("/suite", "/suite/give-back", Map.of());
    assertThat(given.to()).isEqualTo("/suite");
    assertThat(NOTIFICATION.calls("POST /carrier/try-again/a-dead-letter")).hasSize(1);
  }

  @Test
  void allAreGivenBack() {
    NOTIFICATION.answers("POST /carrier/try-again", "2");
    SCHEDULING.answers("POST /carrier/try-again", "0");
    var given = signedIn(OPERATOR).fill("/suite", "/suite/try-again", Map.of());
    assertThat(given.to()).isEqualTo("/suite");
    assertThat(NOTIFICATION.calls("POST /carrier/try-again")).hasSize(1);
  }
}
