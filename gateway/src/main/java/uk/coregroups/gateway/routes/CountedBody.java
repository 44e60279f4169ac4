package uk.coregroups.gateway.routes;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts what is read of a body that passes through, and reads no more than is allowed: one sent in
 * chunks does not say how long it is.
 */
final class CountedBody extends OncePerRequestFilter {

  private static final String EXCEEDED = CountedBody.class.getName();

  private final DataSize largest;

  CountedBody(DataSize largest) {
    this.largest = largest;
  }

  /** Whether a call came to its end because its body was too large. */
  static boolean isExceeded(HttpServletRequest request) {
    return request.getAttribute(EXCEEDED) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletInputStream getInputStream() throws IOException {
            return new Counted(request, super.getInputStream(), largest.toBytes());
          }
        },
        response);
  }

  private static final class Counted extends ServletInputStream {

    private final HttpServletRequest request;
    private final ServletInputStream body;
    private long left;

    Counted(HttpServletRequest request, ServletInputStream body, long left) {
      this.request = request;
      this.body = body;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = body.read(into, from, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        request.setAttribute(EXCEEDED, true);
        throw new IOException("The body is larger than is allowed");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
