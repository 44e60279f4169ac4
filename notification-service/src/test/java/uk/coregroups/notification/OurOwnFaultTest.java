package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.notification.PostOffice.ROOM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.worker.Pulse;
import uk.coregroups.events.worker.Workers;

/** No letter is given up, sent twice or lost because of our own database, pool or memory. */
class OurOwnFaultTest extends GroupMail {

  @Autowired private Workers workers;

  @Value("${DATABASE_URL}")
  private String url = "";

  @Value("${DATABASE_USER}")
  private String name = "";

  @Value("${DATABASE_PASSWORD}")
  private String password = "";

  @ParameterizedTest
  @CsvSource({"1, 18", "3, 8", "5, 8"})
  void aBurstOfMessagesToAGroupUsesUpNoConnections(int messages, int members) {
    var all = new ArrayList<>(List.of(ada));
    IntStream.range(all.size(), members - 1)
        .mapToObj(i -> member(at("anytown.example", PersonKind.PROFESSIONAL, "Mx " + i)))
        .forEach(all::add);
    heard();
    for (int i = 0; i < messages; i++) {
      ROOM.write(bola.email(), address, SUBJECT + " " + i, WORDS);
    }

    var sent = IntStream.range(0, messages).mapToObj(i -> "GROUP_MAIL SENT").toArray(String[]::new);
    all.forEach(one -> awaitLedger(one, sent));
    assertThat(all).allSatisfy(one -> assertThat(mails(one)).hasSize(messages));
    assertThat(all).allSatisfy(one -> assertThat(tasks(one)).isEmpty());
  }

  @Test
  void aDatabaseThatCannotBeWrittenLosesNoLetterAndSendsNoneTwice() {
    var gate = new CountDownLatch(1);
    var people = IntStream.range(0, 12).mapToObj(i -> professional("Mx " + i)).toList();
    heard();
    // As many as there are carriers: each has one in hand, and no other goes.
    var held = people.subList(0, 3);
    held.forEach(one -> PostOffice.MAIL.holdUntil(one.email(), gate));
    book(people.toArray(Someone[]::new));
    held.forEach(one -> awaitLedger(one, "INVITATION SENDING"));

    setReadOnly(true);
    try {
      gate.countDown();
      // Reports wait at the desk, and so do all who carry.
      await(() -> workers.pulses().stream().anyMatch(one -> one.failure() != null));
    } finally {
      setReadOnly(false);
    }

    patiently()
        .ignoreExceptionsInstanceOf(DataAccessException.class)
        .until(() ->
            people.stream()
                .allMatch(
                    one -> ledger(one).stream().allMatch(line -> line.equals("INVITATION SENT"))));
    people.forEach(one -> assertThat(mails(one)).hasSize(ledger(one).size()));
    people.forEach(one -> assertThat(tasks(one)).isEmpty());
    await(() -> workers.pulses().stream().allMatch(Pulse::alive));
  }

  @Test
  void whatWasMarkedAndGivenToNobodyIsDueAgain() {
    var okafor = professional("Ms Okafor");
    book(okafor);
    awaitLedger(okafor, "INVITATION SENT");
    // As when the commit of a claim was made and its answer never came.
    jdbc.sql(
            """
            update letter set state = 'SENDING', claimed_by = (
              select ((classid::bigint << 32) | objid::bigint) from pg_locks
              where locktype = 'advisory' and objsubid = 1 and granted
                and database = (select oid from pg_database where datname = current_database())
                and ((classid::bigint << 32) | objid::bigint) > 4294967296 limit 1)
            where person = :person
            """)
        .param("person", okafor.id().value())
        .update();
    hangUpOnEverybody();

    patiently()
        .ignoreExceptionsInstanceOf(DataAccessException.class)
        .until(() -> ledger(okafor).contains("INVITATION SENT") && mails(okafor).size() == 2);
  }

  @Test
  void aCarrierWithoutMemoryReportsItsLetterAndGoesOn() {
    var people = Stream.of("Mx A", "Mx B", "Mx C", "Mx D").map(this::professional).toList();
    FaultyWording.failNext(4);
    book(people.toArray(Someone[]::new));

    patiently()
        .until(() -> {
          windOn(Duration.ofMinutes(16));
          return people.stream().allMatch(one -> ledger(one).contains("INVITATION SENT"));
        });
    people.forEach(one -> assertThat(mails(one)).hasSize(1));
    people.forEach(one -> assertThat(tasks(one)).isEmpty());
    assertThat(workers.pulses()).allMatch(Pulse::alive);
  }

  @Test
  void whatCanNeverBeWrittenIsSomebodysInTheEnd() {
    var okafor = professional("Ms Okafor");
    FaultyWording.failNext(1_000);
    book(okafor);
    patiently()
        .until(() -> {
          windOn(Duration.ofMinutes(16));
          return ledger(okafor).contains("INVITATION UNDELIVERABLE");
        });
    FaultyWording.failNext(0);
    awaitTasks(okafor, "LETTER_REFUSED");
  }

  /** From outside: a connection of the pool would be cut off with the others. */
  private void setReadOnly(boolean readOnly) {
    fromOutside()
        .sql(
            "alter database "
                + name
                + (readOnly
                    ? " set default_transaction_read_only = on"
                    : " reset default_transaction_read_only"))
        .update();
    hangUpOnEverybody();
  }

  private void hangUpOnEverybody() {
    fromOutside()
        .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
        .param("name", name)
        .query(Boolean.class)
        .list();
  }

  private JdbcClient fromOutside() {
    return JdbcClient.create(
        new DriverManagerDataSource(url.replace(name, "postgres"), "postgres", password));
  }
}
