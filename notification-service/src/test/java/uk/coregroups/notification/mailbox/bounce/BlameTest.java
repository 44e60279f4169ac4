package uk.coregroups.notification.mailbox.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.notification.mailbox.bounce.Bounce.Outcome;

/** A final failure makes an address stale only where a refusal at the door would have blamed it. */
class BlameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5.1.1  | 550 5.1.1 No such user here                             | true
                 | user unknown                                            | true
          5.7.1  | the recipient address rejected: user unknown            | true
          5.2.2  | 552 5.2.2 The mailbox is full                           | true
          4.4.7  | message expired, the host has not answered for five days | true
          5.0.0  | 550 5.7.54 Unable to relay recipient in non-accepted    | true
          5.4.4  | unrouteable address                                     | true
                 | something nobody has met before                         | true
          4.4.7  | 421 4.7.1 blocked, poor reputation                      | false
          5.0.0  | 554 rejected after the end of data                      | false
          5.7.1  | blocked by the Spamhaus list                            | false
          5.7.26 | unauthenticated mail is not accepted, DMARC             | false
          5.1.8  | access denied, bad outbound sender                      | false
          5.3.4  | the message is too large                                | false
          5.6.1  | content rejected                                        | false
                 | our virus scanner refused the message                   | false
          """)
  void itIsTheAddressThatIsBlamed(@Nullable String status, String words, boolean blamed) {
    var bounce = new Bounce(Outcome.FAILED, status, List.of(), words);

    assertThat(bounce.blamesMailbox()).isEqualTo(blamed);
  }
}
