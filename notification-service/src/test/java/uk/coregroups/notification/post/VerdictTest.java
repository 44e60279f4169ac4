package uk.coregroups.notification.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.notification.post.Answer.Concerns;
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.refusal.Refusal;

/** What becomes of a letter, by whose fault it was not taken. */
class VerdictTest {

  private static final Instant NOW = Instant.parse("2026-12-21T09:00:00Z");
  private static final int TWO_DAYS = 192;

  @Test
  void whatIsRefusedToUsNeverEndsALetter() {
    for (int times : new int[] {0, 7, TWO_DAYS, 10_000}) {
      assertThat(verdict(Fault.SENDER, Concerns.ALL, times, false, null))
          .isInstanceOfSatisfying(
              Result.Interrupted.class, one -> assertThat(one.refused()).isTrue());
    }
  }

  /** It would hold up all others again and again, and nobody would ever be told. */
  @Test
  void whatIsRefusedToUsForOneLetterAloneWaitsByItselfForTwoDays() {
    for (var fault : List.of(Fault.SENDER, Fault.DEFERRED)) {
      assertThat(verdict(fault, Concerns.ALL, TWO_DAYS - 2, true, null))
          .isInstanceOfSatisfying(Result.Later.class, one -> assertThat(one.counts()).isTrue());
      assertThat(verdict(fault, Concerns.ALL, TWO_DAYS - 1, true, null))
          .isInstanceOfSatisfying(
              Result.Refused.class, one -> assertThat(one.fault()).isEqualTo(Fault.MESSAGE));
    }
  }

  @Test
  void aServerThatIsAwayNeverEndsALetter() {
    assertThat(verdict(Fault.DEFERRED, Concerns.ALL, 10_000, false, null))
        .isInstanceOfSatisfying(
            Result.Interrupted.class, one -> assertThat(one.refused()).isFalse());
  }

  @Test
  void whatIsPutOffForItsReceiverEndsAfterTwoDaysUnlessItHasAnEndOfItsOwn() {
    assertThat(verdict(Fault.DEFERRED, Concerns.ONE, TWO_DAYS - 2, false, null))
        .isInstanceOfSatisfying(Result.Later.class, one -> assertThat(one.counts()).isTrue());
    assertThat(verdict(Fault.DEFERRED, Concerns.ONE, TWO_DAYS - 1, false, null))
        .isInstanceOfSatisfying(
            Result.Refused.class, one -> assertThat(one.fault()).isEqualTo(Fault.MESSAGE));
    assertThat(verdict(Fault.DEFERRED, Concerns.ONE, 10_000, false, NOW.plusSeconds(1)))
        .isInstanceOf(Result.Later.class);
  }

  @Test
  void whatMayBeOfTheServerCountsOnlyWhileOthersGo() {
    assertThat(verdict(Fault.DEFERRED, Concerns.UNKNOWN, 10_000, false, null))
        .isInstanceOfSatisfying(Result.Later.class, one -> assertThat(one.counts()).isFalse());
    assertThat(verdict(Fault.DEFERRED, Concerns.UNKNOWN, 10_000, true, null))
        .isInstanceOf(Result.Refused.class);
  }

  @Test
  void aPolicyIsOursUntilOthersGoAndThenThisLetters() {
    assertThat(verdict(Fault.POLICY, Concerns.UNKNOWN, 0, false, null))
        .isInstanceOfSatisfying(
            Result.Interrupted.class, one -> assertThat(one.refused()).isTrue());
    assertThat(verdict(Fault.POLICY, Concerns.UNKNOWN, 0, true, null))
        .isInstanceOfSatisfying(Result.Later.class, one -> assertThat(one.counts()).isTrue());
    assertThat(verdict(Fault.POLICY, Concerns.UNKNOWN, 5, false, null))
        .isInstanceOfSatisfying(Result.Later.class, one -> assertThat(one.counts()).isFalse());
    assertThat(verdict(Fault.POLICY, Concerns.UNKNOWN, 7, true, NOW.plusSeconds(1)))
        .isInstanceOfSatisfying(
            Result.Refused.class, one -> assertThat(one.fault()).isEqualTo(Fault.MESSAGE));
  }

  @Test
  void anAddressIsBlamedAtOnceAndALetterToo() {
    assertThat(verdict(Fault.RECIPIENT, Concerns.ONE, 0, false, null))
        .isInstanceOfSatisfying(
            Result.Refused.class, one -> assertThat(one.fault()).isEqualTo(Fault.RECIPIENT));
    assertThat(verdict(Fault.MESSAGE, Concerns.ONE, 0, false, null))
        .isInstanceOfSatisfying(
            Result.Refused.class, one -> assertThat(one.fault()).isEqualTo(Fault.MESSAGE));
    assertThat(verdict(Fault.OPTED_OUT, Concerns.ALL, 0, false, null))
        .isInstanceOf(Result.Withheld.class);
  }

  @Test
  void pausesGrowToAQuarterOfAnHour() {
    var draft = draft(1, 0, null);
    var tenth = draft(10, 0, null);

    assertThat(((Result.Later) Verdict.later(draft, "", NOW)).at()).isEqualTo(NOW.plusSeconds(5));
    assertThat(((Result.Later) Verdict.later(tenth, "", NOW)).at())
        .isEqualTo(NOW.plus(Duration.ofMinutes(15)));
  }

  private static Result verdict(
      Fault fault, Concerns concerns, int putOff, boolean othersWent, @Nullable Instant expires) {
    var answer = new Answer.Refused(new Refusal(fault, "words"), concerns);
    return new Verdict(
            draft(3, putOff, expires), Channel.EMAIL, "one@anytown.example", othersWent, NOW)
        .of(answer, null);
  }

  private static Draft draft(int attempts, int putOff, @Nullable Instant expires) {
    return new Draft(
        LetterId.fresh(),
        PartnershipId.fresh(),
        null,
        PersonId.fresh(),
        Purpose.MINUTES_DUE,
        "M-7F3K",
        UUID.randomUUID(),
        null,
        null,
        null,
        expires,
        attempts,
        null,
        null,
        null,
        false,
        false,
        null,
        putOff,
        NOW,
        false);
  }
}
