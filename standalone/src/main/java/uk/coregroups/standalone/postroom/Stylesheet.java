package uk.coregroups.standalone.postroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import uk.coregroups.standalone.door.Answer;

/**
 * The look of GOV.UK's components without what only GOV.UK may use: its font, crown and crest.
 *
 * <p>Taken from the webjar and changed on the way out; nothing of it is kept in this repository.
 */
final class Stylesheet {

  private static final String WEBJAR = "META-INF/maven/org.webjars.npm/govuk-frontend/";
  private static final String FONT_NOTICE = "/\\*! Copyright \\(c\\) 2011 by Margaret[^*]*\\*/";
  private static final String FONT_FACE = "@font-face\\{[^}]*\\}";
  private static final String LICENSED_FONT = "\"?GDS Transport\"?,\\s*";
  private static final String PICTURE = "url\\([^)]*\\)";

  private final String css;

  Stylesheet() {
    var version = new Properties();
    try {
      version.load(new StringReader(read(WEBJAR + "pom.properties")));
      var place =
          "META-INF/resources/webjars/govuk-frontend/%s/dist/govuk/govuk-frontend.min.css"
              .formatted(version.getProperty("version"));
      css =
          read(place)
                  .replaceAll(FONT_NOTICE, "")
                  .replaceAll(FONT_FACE, "")
                  .replaceAll(LICENSED_FONT, "")
                  .replaceAll(PICTURE, "none")
              + read("uk/coregroups/standalone/postroom/page.css");
    } catch (IOException e) {
      throw new UncheckedIOException("The stylesheet could not be read", e);
    }
  }

  Answer answer() {
    var headers =
        Map.of("Content-Type", "text/css; charset=UTF-8", "Cache-Control", "max-age=3600");
    return Answer.of(200, headers, css);
  }

  private static String read(String place) throws IOException {
    try (var stream = Stylesheet.class.getClassLoader().getResourceAsStream(place)) {
      if (stream == null) {
        throw new FileNotFoundException(place);
      }
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
