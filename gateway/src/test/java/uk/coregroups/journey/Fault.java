package uk.coregroups.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import uk.coregroups.standalone.database.AsTheHouse;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.part.Pause;

/**
 * What goes wrong on one day: it strikes, and is mended later.
 *
 * @param service which service it strikes, if it is one that does
 * @param afterMs how long after the morning has begun, unless it is there before
 * @param lastsMs how long it lasts after all has been tried
 */
record Fault(Kind kind, Service service, int afterMs, int lastsMs) {

  private static final int AT_THE_LATEST_MS = 1_000;
  private static final int AT_THE_LONGEST_MS = 4_000;

  /** Mail as programs and people have really written it. */
  private static final Path ODD_MAIL =
      Path.of("..", "notification-service", "src", "test", "resources", "inbound");

  /** What can go wrong. */
  enum Kind {
    DATABASE_READ_ONLY,
    BROKER_KILLED,
    PROCESS_KILLED,
    MAIL_REFUSED_TO_US,
    TEXTS_REFUSED_TO_US,
    MAIL_SERVER_AWAY,
    MAILBOX_AWAY,
    ODD_MAIL,
    ONE_OF_TWO_NODES_KILLED
  }

  /** Each kind once, and then any. */
  static List<Fault> draw(int many, Random random) {
    var kinds = new ArrayList<>(Arrays.asList(Kind.values()));
    while (kinds.size() < many) {
      kinds.add(oneOf(Kind.values(), random));
    }
    Collections.shuffle(kinds, random);
    return kinds.stream().map(kind -> draw(kind, random)).toList();
  }

  private static Fault draw(Kind kind, Random random) {
    var service =
        kind == Kind.ONE_OF_TWO_NODES_KILLED
            ? Service.NOTIFICATION
            : oneOf(Service.values(), random);
    return new Fault(
        kind, service, random.nextInt(AT_THE_LATEST_MS), random.nextInt(AT_THE_LONGEST_MS));
  }

  private static <T> T oneOf(T[] all, Random random) {
    return all[random.nextInt(all.length)];
  }

  /** How many letters may be left for a person to decide about. */
  int doubts(int mostMarked) {
    boolean inTheHandsOf =
        switch (kind) {
          case PROCESS_KILLED, ONE_OF_TWO_NODES_KILLED -> service == Service.NOTIFICATION;
          case MAIL_SERVER_AWAY -> true;
          default -> false;
        };
    return inTheHandsOf ? mostMarked : 0;
  }

  /** Strikes: at once, or in the midst of what comes next. */
  CompletableFuture<Void> begin(Running running) {
    return switch (kind) {
      case DATABASE_READ_ONLY, BROKER_KILLED, PROCESS_KILLED ->
          CompletableFuture.runAsync(() -> {
            Pause.of(Duration.ofMillis(afterMs));
            strike(running);
          });
      default -> {
        strike(running);
        yield CompletableFuture.completedFuture(null);
      }
    };
  }

  private void strike(Running running) {
    var suite = running.suite();
    switch (kind) {
      case DATABASE_READ_ONLY -> setReadOnly(suite, true);
      case BROKER_KILLED -> suite.broker().kill();
      case PROCESS_KILLED -> suite.kill(service);
      case MAIL_REFUSED_TO_US -> running.postRoom().suiteRefused();
      case TEXTS_REFUSED_TO_US -> running.postRoom().textsSuspended();
      case MAIL_SERVER_AWAY -> running.postRoom().smtpDown();
      case MAILBOX_AWAY -> running.postRoom().imapDown();
      case ODD_MAIL -> oddMail().forEach(mail -> running.postRoom().bring(mail, Suite.MAILBOX));
      case ONE_OF_TWO_NODES_KILLED -> suite.startSecond(service);
    }
  }

  void mend(Running running) {
    var suite = running.suite();
    switch (kind) {
      case DATABASE_READ_ONLY -> setReadOnly(suite, false);
      case BROKER_KILLED -> suite.broker().restart();
      case PROCESS_KILLED -> suite.restart(service);
      case MAIL_REFUSED_TO_US -> running.postRoom().suiteTaken();
      case TEXTS_REFUSED_TO_US -> running.postRoom().textsResumed();
      case MAIL_SERVER_AWAY -> running.postRoom().smtpUp();
      case MAILBOX_AWAY -> running.postRoom().imapUp();
      case ODD_MAIL -> {}
      case ONE_OF_TWO_NODES_KILLED -> suite.killSecond(service);
    }
  }

  /** As a database that has become the standby of another, for everybody connected to it. */
  private void setReadOnly(Suite suite, boolean readOnly) {
    try (var house = AsTheHouse.open(suite.database(service));
        var statement = house.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      statement.execute(
          "alter database "
              + house.getCatalog()
              + " set default_transaction_read_only = "
              + readOnly);
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<byte[]> oddMail() {
    try (var files = Files.list(ODD_MAIL)) {
      var mails = new ArrayList<byte[]>();
      for (var file : files.sorted().toList()) {
        var mail = Files.readString(file, ISO_8859_1);
        mails.add(
            mail.replace("@@MEMBER@@", "j.reid@hillside.example")
                .replace("@@GROUP@@", Suite.MAILBOX)
                .replace("@@STAMP@@", "20270201T100000Z")
                .getBytes(ISO_8859_1));
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return kind + " (" + service + ", " + afterMs + " ms, for " + lastsMs + " ms)";
  }
}
