package uk.coregroups.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** A body is measured as it is read, whatever it says of itself. */
class CountedBodyTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/x");

  @Test
  void whatIsAllowedPassesToTheLastByte() throws Exception {
    assertThat(read(1000)).isEqualTo(1000);
    assertThat(CountedBody.isExceeded(request)).isFalse();
  }

  @Test
  void oneByteMoreEndsTheReading() {
    assertThatThrownBy(() -> read(1001)).isInstanceOf(IOException.class);
    assertThat(CountedBody.isExceeded(request)).isTrue();
  }

  private int read(int length) throws Exception {
    request.setContent(new byte[length]);
    var chain = new MockFilterChain();
    new CountedBody(DataSize.ofBytes(1000)).doFilter(request, new MockHttpServletResponse(), chain);
    var passed = Objects.requireNonNull(chain.getRequest());
    try (var body = passed.getInputStream()) {
      return body.readAllBytes().length;
    }
  }
}
