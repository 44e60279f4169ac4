package uk.coregroups.notification.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedTimeTest {

  private static final Instant MACHINE = Instant.parse("2026-11-30T12:00:00Z");

  /** The suite's clock is wound eighteen days ahead of the machine's. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30T11:59:59Z, 2026-12-18T09:00:00Z",
    "2026-11-30T11:59:54Z, 2026-12-18T09:00:00Z",
    "2026-11-30T12:03:00Z, 2026-12-18T09:00:00Z",
    "2026-11-30T11:59:49Z, 2026-12-18T08:59:50Z",
    "2026-11-30T09:59:59Z, 2026-12-18T07:00:00Z"
  })
  void aMailThatWaitedReachedUsWhenTheMailboxHadIt(Instant had, Instant reached) {
    assertThat(ReceivedTime.of(had, MACHINE, Instant.parse("2026-12-18T09:00:00Z")))
        .isEqualTo(reached);
  }
}
