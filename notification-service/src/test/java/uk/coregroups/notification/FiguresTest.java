package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.surroundings.Figures;

/** The figures that alarms are raised by, as Prometheus reads them. */
class FiguresTest extends Chapter {

  private static final String LETTERS = "coregroups_letters";
  private static final String WITHOUT_ADDRESS = "standing=\"awaiting_address\"";

  @Autowired
  @Qualifier("letterFigures")
  Round count;

  @Test
  void theRunbookListsThemAndNoneNamesAnybody() {
    var figures = Figures.at(port);
    assertThat(figures.names()).isEqualTo(Figures.promisedOf("notification-service"));
    assertThat(figures.doubtfulLabels()).isEmpty();
    assertThat(figures.values().keySet()).allMatch(one -> one.contains("service=\"notification-"));
  }

  @Test
  void aLetterThatWaitsForAnAddressIsCountedAndGrowsOld() {
    count.run();
    double before = Figures.at(port).of(LETTERS, WITHOUT_ADDRESS);
    var nobodyHasToldUsOf = someone(PersonKind.PROFESSIONAL, "Nurse Dunn");
    join(nobodyHasToldUsOf);
    book(nobodyHasToldUsOf);
    awaitLedger(nobodyHasToldUsOf, "INVITATION AWAITING_ADDRESS");
    count.run();
    assertThat(Figures.at(port).of(LETTERS, WITHOUT_ADDRESS)).isEqualTo(before + 1);

    windOn(Duration.ofHours(3));
    assertThat(Figures.at(port).of("coregroups_letters_age_seconds", WITHOUT_ADDRESS))
        .isGreaterThanOrEqualTo(3 * 3600);
  }

  @Test
  void theMailboxWasReadAMomentAgo() {
    await(() -> Figures.at(port).of("coregroups_mailbox_look_age_seconds", "") < 40);
    await(() -> Figures.at(port).of("coregroups_mailbox_unread_age_seconds", "") == 0);
  }
}
