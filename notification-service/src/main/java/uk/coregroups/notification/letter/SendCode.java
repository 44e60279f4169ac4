package uk.coregroups.notification.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/**
 * Writes the letter that carries a one-time code; the code leaves the ledger when the letter does.
 */
@Service
class SendCode {

  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final LetterStore letters;
  private final JdbcClient jdbc;

  SendCode(LetterStore letters, JdbcClient jdbc) {
    this.letters = letters;
    this.jdbc = jdbc;
  }

  @Transactional
  public Outcome<String> send(PersonId person, String code, Instant now) {
    var partnership =
        jdbc.sql("select partnership from address where person = :person")
            .param("person", person.value())
            .query((row, n) -> new PartnershipId(row.getObject(1, UUID.class)))
            .optional();
    if (partnership.isEmpty()) {
      return Outcome.unknown("This person is not known here yet.");
    }
    var letter =
        new Letter(
            LetterId.fresh(),
            partnership.get(),
            null,
            person,
            Purpose.SIGN_IN_CODE,
            UUID.randomUUID(),
            "code",
            "-",
            null,
            null,
            null,
            code,
            now.plus(GOOD_FOR));
    letters.write(List.of(letter), now);
    return Outcome.done("written");
  }
}
