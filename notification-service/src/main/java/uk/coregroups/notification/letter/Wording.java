package uk.coregroups.notification.letter;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Puts a letter into words: one template for each purpose, its first line the subject. */
@Component
public class Wording {

  private static final Pattern LINK = Pattern.compile("https://[^\\s<]+");

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Plain, null, "uk.coregroups.notification.wording");

  /** The subject and the text of a letter. */
  public Worded put(Purpose purpose, Words words) {
    var output = new StringOutput();
    templates.render(purpose.name() + ".jte", words, output);
    var text = output.toString().strip();
    int end = text.indexOf('\n');
    return new Worded(text.substring(0, end).strip(), text.substring(end).strip() + "\n");
  }

  /**
   * A letter in words.
   *
   * @param text the body, plain
   */
  public record Worded(String subject, String text) {

    /** The same body as HTML that every reader can show. */
    public String html() {
      var html = new StringBuilder();
      html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
      html.append(HtmlUtils.htmlEscape(subject)).append("</title></head><body>");
      for (var paragraph : text.strip().split("\n\n", -1)) {
        var escaped = HtmlUtils.htmlEscape(paragraph).replace("\n", "<br>");
        html.append("<p>")
            .append(LINK.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>"))
            .append("</p>");
      }
      return html.append("</body></html>").toString();
    }

    /** The subject, a code if there is one, and the link in one line, for a telephone. */
    public String asText(Words words) {
      var code = words.code().isEmpty() ? "" : ": " + words.code();
      var link = words.link().isEmpty() ? "" : " " + words.link();
      return subject
          + code
          + "."
          + link
          + " Questions? Ring "
          + words.phone()
          + ". Reply STOP to end texts.";
    }
  }
}
