package uk.coregroups.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A sign-in code stands in the body: a subject is shown on locked screens and kept by servers. */
class WordingTest {

  private static final Words WORDS =
      new Words(
          "-",
          null,
          null,
          null,
          null,
          null,
          "",
          "",
          "01632 960 123",
          false,
          false,
          false,
          "493027");

  private final Wording.Worded worded = new Wording().put(Purpose.SIGN_IN_CODE, WORDS);

  @Test
  void theSubjectDoesNotHoldTheCodeAndTheBodyDoes() {
    assertThat(worded.subject()).isEqualTo("Your sign-in code");
    assertThat(worded.text()).startsWith("Your code is 493027.");
  }

  @Test
  void aTextHasNoBodyAndStillHoldsTheCode() {
    assertThat(worded.asText(WORDS))
        .isEqualTo(
            "Your sign-in code: 493027. Questions? Ring 01632 960 123. Reply STOP to end texts.");
  }
}
