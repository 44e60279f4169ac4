package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.surroundings.Rubbish;

/** What does not belong in an address or a body is refused in words, and is in no log. */
@ExtendWith(OutputCaptureExtension.class)
class RubbishTest extends Chapter {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void itIsRefusedAtEveryDoorAndInNoLog(CapturedOutput output) {
    Rubbish.atEveryDoor(mappings, port, anytown);
    assertThat(output.getAll()).doesNotContain(Rubbish.TYPED);
  }
}
