package uk.coregroups.events.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://coregroups.example/a/7F3K",
        "Core-Group meeting",
        "about the child_protection plan",
        "Initial Child\r\nProtection",
        "CPplan.ics",
        "our DSL will ring",
        "professionals' meeting",
        "SAFEGUARDING",
        "the conference",
        "emotional abuse"
      })
  void aBannedWordIsFoundHoweverItIsWritten(String text) {
    assertThat(ReasonWords.in(text)).isNotEmpty();
  }

  @Test
  void ordinaryWordsThatOnlyTouchAreNotTakenForOne() {
    assertThat(
            ReasonWords.in(
                "records last; the concert; decoder ring; sp cplan; the masher; Lab, use door B;"
                    + " score group"))
        .isEmpty();
  }
}
