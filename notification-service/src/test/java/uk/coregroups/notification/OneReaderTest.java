package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** Of several replicas one reads the mailbox, and another as soon as that one is gone. */
class OneReaderTest extends Chapter {

  @Autowired private DataSource dataSource;

  @Autowired
  @Qualifier("readMailbox")
  private SmartLifecycle readMailbox;

  @Test
  void whileAnotherReadsThisOneWaits() throws SQLException {
    var reid = professional("Mr Reid");
    book(reid);
    awaitLedger(reid, "INVITATION SENT");
    readMailbox.stop();
    try (var another = dataSource.getConnection();
        var statement = another.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtext('mailbox'))");
      readMailbox.start();
      PostOffice.ROOM.replyByHand(mail(reid, 1), "I can come.");
      var end = Instant.now().plusSeconds(3);
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> {
            assertThat(cameIn(anytown)).isEmpty();
            return Instant.now().isAfter(end);
          });
      assertThat(office().get("/incoming/standing").body().has("trouble")).isFalse();
      statement.execute("select pg_advisory_unlock(hashtext('mailbox'))");
    }

    awaitTasks(reid, "ANSWERED_BY_HAND");
  }
}
