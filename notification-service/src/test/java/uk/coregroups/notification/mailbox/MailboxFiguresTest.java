package uk.coregroups.notification.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxFiguresTest {

  private static final Instant NOON = Instant.parse("2026-12-21T12:00:00Z");

  private final MailboxFigures figures = new MailboxFigures(Clock.fixed(NOON, ZoneOffset.UTC));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void theyAreShown() {
    figures.bindTo(registry);
  }

  @Test
  void theOldestUnreadMailAgesUntilAllIsRead() {
    figures.waits(NOON.minusSeconds(600));
    assertThat(unread()).isEqualTo(600);
    figures.lookedThrough();
    assertThat(unread()).isZero();
  }

  @Test
  void mailOfAServerWhoseClockIsAheadIsNotOld() {
    figures.waits(NOON.plusSeconds(60));
    assertThat(unread()).isZero();
  }

  @Test
  void whoeverDoesNotReadDoesNotKnowWhatIsUnread() {
    assertThat(unread()).isNaN();
    figures.lookedThrough();
    figures.readByAnother();
    assertThat(unread()).isNaN();
  }

  private double unread() {
    return registry.get("coregroups.mailbox.unread.age.seconds").gauge().value();
  }
}
