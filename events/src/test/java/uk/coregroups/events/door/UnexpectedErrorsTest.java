package uk.coregroups.events.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A call that failed is logged without what was typed. */
@ExtendWith(OutputCaptureExtension.class)
class UnexpectedErrorsTest {

  @Test
  void theKindsAndThePlaceAreLoggedAndNoWords(CapturedOutput output) {
    var failure = new ServletException(new IllegalStateException("Ava Hartley is no date"));
    assertThatThrownBy(() ->
            new UnexpectedErrors()
                .doFilter(
                    new MockHttpServletRequest("GET", "/people"),
                    new MockHttpServletResponse(),
                    (request, response) -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(output)
        .contains(
            "A call failed: jakarta.servlet.ServletException from java.lang.IllegalStateException",
            "UnexpectedErrorsTest.java")
        .doesNotContain("Hartley");
  }
}
