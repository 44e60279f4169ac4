package uk.coregroups.standalone.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.standalone.part.Ports;

class GivenServersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rabbitmq   | amqp://a:b@127.0.0.1:%d        | no broker answers at 127.0.0.1:%d",
        "--smtp       | smtp://a:b@127.0.0.1:%d        | nobody answers at 127.0.0.1:%d",
        "--imap       | imaps://a:b@127.0.0.1:%d       | nobody answers at 127.0.0.1:%d",
        "--twilio-url | http://127.0.0.1:%d            | nobody answers at 127.0.0.1:%d",
      })
  void aServerThatDoesNotAnswerIsNamedBeforeAnythingStarts(
      String option, String url, String words) {
    int nobody = Ports.free();
    assertThatThrownBy(() -> GivenServers.mustAnswer(given(option, url.formatted(nobody))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(option + ": " + words.formatted(nobody));
  }

  @ParameterizedTest
  @CsvSource({"--rabbitmq,amqp://", "--rabbitmq,nonsense", "--smtp,post.example", "--imap,imap:"})
  void anAddressThatIsNotOneIsSaidToBeNotUnderstood(String option, String url) {
    assertThatThrownBy(() -> GivenServers.mustAnswer(given(option, url)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(option + " is not understood");
  }

  @Test
  void whoAnswersIsLeftInPeace() throws IOException {
    try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var url = "smtp+starttls://a:b@127.0.0.1:" + somebody.getLocalPort();
      assertThatCode(() -> GivenServers.mustAnswer(given("--smtp", url)))
          .doesNotThrowAnyException();
    }
  }

  private static Settings given(String option, String url) {
    var variable = option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    return Settings.of(
        new String[] {}, Map.of(variable.endsWith("_URL") ? variable : variable + "_URL", url));
  }
}
