package uk.coregroups.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passwords come from the environment or a file: everybody on a machine sees command lines. */
class SettingsTest {

  @ParameterizedTest
  @CsvSource({
    "--postgres, postgresql://me:secret@db.example:5432, POSTGRES_URL",
    "--rabbitmq, amqp://me:secret@mq.example, RABBITMQ_URL",
    "--smtp, smtp://me:secret@post.example, SMTP_URL",
    "--twilio-token, secret, TWILIO_TOKEN"
  })
  void aPasswordOnTheCommandLineIsRefusedAndNotRepeated(
      String option, String value, String variable) {
    assertThatThrownBy(() -> Settings.of(new String[] {option, value}, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining(variable + "_FILE")
        .hasMessageNotContaining("secret");
  }

  @Test
  void theEnvironmentOrAFileItNamesHoldsIt(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("token"), "secret-in-a-file\n");

    var settings =
        Settings.of(
            new String[] {"--twilio-account", "AC1"},
            Map.of(
                "POSTGRES_URL",
                "postgresql://me:secret@db.example:5432",
                "TWILIO_TOKEN_FILE",
                file.toString()));

    assertThat(settings.external("postgres")).contains("postgresql://me:secret@db.example:5432");
    assertThat(settings.external("twilio-token")).contains("secret-in-a-file");
    assertThat(settings.external("twilio-account")).contains("AC1");
  }

  @Test
  void aFileThatIsNotThereIsSaidInWords() {
    assertThatThrownBy(() -> Settings.of(new String[] {}, Map.of("SMTP_URL_FILE", "/none/such")))
        .hasMessage("SMTP_URL_FILE: /none/such cannot be read");
  }
}
