package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uk.coregroups.notification.mailrule.MailRule;

/** The largest mail that is fetched is the largest that any partnership may let through. */
class LimitsAgreeTest {

  @Test
  void whatMayBePassedOnIsFetched() throws IOException {
    var settings = Files.readString(Path.of("src", "main", "resources", "application.yaml"));
    var largest = Pattern.compile("\\$\\{MAILBOX_LARGEST:(\\d+)}").matcher(settings);
    assertThat(largest.find()).isTrue();
    assertThat(Integer.parseInt(largest.group(1))).isEqualTo(MailRule.LARGEST);
  }

  /** {@link ServiceOfItsOwn} has half of the container's memory, as the image says. */
  @Test
  void theTestsMemoryIsTheContainers() throws IOException {
    var image = Files.readString(Path.of("..", "k8s", "Containerfile"));
    var pods = Files.readString(Path.of("..", "k8s", "base", "every-service.yaml"));
    assertThat(image).contains("-XX:MaxRAMPercentage=50", "-Xss512k");
    assertThat(pods).containsPattern("limits:\\s+cpu: \"2\"\\s+memory: 512Mi");
    assertThat(ServiceOfItsOwn.AS_IN_ITS_CONTAINER).contains("-Xmx256m", "-Xss512k");
  }
}
