package uk.coregroups.notification.mailbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import uk.coregroups.notification.mailbox.Mail;
import uk.coregroups.notification.mailbox.bounce.Bounce.Outcome;

/**
 * Reports in the shapes of the field's servers, each final and delayed, with whatever of our letter
 * they carry: no final failure is missed or taken for a delay, and nearly all can be placed.
 */
class BouncesOfManyServersTest {

  private final List<Report> reports = all();

  @Test
  void theyAreOfAtLeastFortyServers() {
    assertThat(Servers.all().stream().map(Servers::name).distinct())
        .hasSizeGreaterThanOrEqualTo(40);
    assertThat(reports).hasSizeGreaterThanOrEqualTo(400);
  }

  @Test
  void noneIsFiledAsAnAbsenceOrAsWrittenByHand() throws MessagingException, IOException {
    for (var report : reports) {
      assertThat(read(report).bounce()).as(report.toString()).isNotNull();
    }
  }

  @Test
  void noFinalFailureIsWithoutATask() throws MessagingException, IOException {
    for (var report : reports) {
      if (report.failed()) {
        assertThat(outcome(report)).as(report.toString()).isIn(Outcome.FAILED, Outcome.UNCLEAR);
      }
    }
  }

  @Test
  void nearlyAllFinalFailuresAreKnownForWhatTheyAre() throws MessagingException, IOException {
    assertShare(reports.stream().filter(Report::failed).toList(), Outcome.FAILED);
  }

  @Test
  void nearlyAllDelaysAreKnownForWhatTheyAre() throws MessagingException, IOException {
    assertShare(reports.stream().filter(one -> !one.failed()).toList(), Outcome.DELAYED);
  }

  @Test
  void nearlyAllArePlacedByOurIdOrByTheMailboxThatFailed() throws MessagingException, IOException {
    int placed = 0;
    for (var report : reports) {
      var mail = read(report);
      var bounce = java.util.Objects.requireNonNull(mail.bounce());
      boolean carriesId = report.carries() != Report.Carries.NOTHING;
      placed +=
          mail.answersTo().contains(Report.LETTER)
                  || (!carriesId && bounce.recipients().indexOf(Report.MAILBOX) == 0)
              ? 1
              : 0;
    }
    assertThat(placed * 100 / reports.size()).isGreaterThanOrEqualTo(95);
  }

  private static void assertShare(List<Report> of, Outcome wanted)
      throws MessagingException, IOException {
    var others = new ArrayList<String>();
    for (var report : of) {
      var outcome = outcome(report);
      if (outcome != wanted) {
        others.add(report + " is " + outcome);
      }
    }
    assertThat(others.size() * 100).as(others.toString()).isLessThanOrEqualTo(of.size() * 5);
  }

  private static Outcome outcome(Report report) throws MessagingException, IOException {
    return java.util.Objects.requireNonNull(read(report).bounce()).outcome();
  }

  private static Mail read(Report report) throws MessagingException, IOException {
    var session = Session.getInstance(new Properties());
    return Mail.of(new MimeMessage(session, new ByteArrayInputStream(report.bytes())));
  }

  private static List<Report> all() {
    var all = new ArrayList<Report>();
    for (var server : Servers.all()) {
      for (var carries : Report.Carries.values()) {
        all.add(new Report(server, true, carries));
        all.add(new Report(server, false, carries));
      }
    }
    return all;
  }
}
