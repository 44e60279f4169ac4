package uk.coregroups.standalone.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a form as they travel: {@code To=%2B447700900123&Body=Hello}. */
public record Form(Map<String, String> fields) {

  public Form {
    fields = new LinkedHashMap<>(fields);
  }

  /** Reads fields; of two with the same name the first counts. */
  public static Form parse(@Nullable String written) {
    var fields = new LinkedHashMap<String, String>();
    if (written != null && !written.isEmpty()) {
      for (var pair : written.split("&", -1)) {
        int equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
      }
    }
    return new Form(fields);
  }

  /** The field, unless it is absent or nothing but blanks. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
  }

  /** The fields written as a query or as the body of a post. */
  public String written() {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(joining("&"));
  }

  /** One value, fit to stand in a query. */
  public static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
