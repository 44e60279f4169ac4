package uk.coregroups.standalone.door;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What somebody asks at a door: a path, the fields of its query and those of a posted form. */
public record Request(String method, String path, Form query, Form form, Headers headers) {

  private static final int LONGEST_FORM = 1_000_000;

  static Request read(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var body = exchange.getRequestBody().readNBytes(LONGEST_FORM);
    return new Request(
        exchange.getRequestMethod(),
        uri.getPath(),
        Form.parse(uri.getRawQuery()),
        Form.parse(new String(body, StandardCharsets.UTF_8)),
        exchange.getRequestHeaders());
  }

  public boolean isPost() {
    return method.equals("POST");
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }
}
