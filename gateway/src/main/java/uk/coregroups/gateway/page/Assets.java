package uk.coregroups.gateway.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The design's own stylesheet and script, out of their web jar. The typeface is licensed for
 * service.gov.uk alone, so its rules are cut out; crown and crest are never served.
 */
@Controller
class Assets {

  private static final String DESIGN =
      "META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min";
  private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
  private static final MediaType SCRIPT =
      new MediaType("text", "javascript", StandardCharsets.UTF_8);

  private final String stylesheet =
      withoutTheTypeface(read(DESIGN + ".css")) + read("assets/suite.css");
  private final String design = read(DESIGN + ".js");
  private final String start = read("assets/start.js");

  @GetMapping("/assets/suite.css")
  @ResponseBody
  ResponseEntity<String> stylesheet() {
    return served(CSS, stylesheet);
  }

  @GetMapping("/assets/design.js")
  @ResponseBody
  ResponseEntity<String> design() {
    return served(SCRIPT, design);
  }

  @GetMapping("/assets/start.js")
  @ResponseBody
  ResponseEntity<String> start() {
    return served(SCRIPT, start);
  }

  static String withoutTheTypeface(String css) {
    return css.replaceAll("@font-face\\{[^}]*}", "")
        .replace("\"GDS Transport\",", "")
        .replace("GDS Transport,", "");
  }

  private static ResponseEntity<String> served(MediaType type, String body) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(body);
  }

  private static String read(String resource) {
    try {
      return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(resource + " is missing", e);
    }
  }
}
