package uk.coregroups.notification.mailbox;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of a page of HTML, as somebody sees them: no styles, no scripts, no tags. */
final class PageText {

  private PageText() {}

  /** As it is read: no line is empty, and what stands in a line stays in it. */
  static String of(String html) {
    return lines(html)
        .lines()
        .map(line -> line.replaceAll("\\s+", " ").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Line by line, for what is read by line. */
  static String lines(String html) {
    var text = new StringBuilder();
    NodeVisitor visitor =
        (node, depth) -> {
          if (node instanceof TextNode words) {
            text.append(words.text());
          } else if (node instanceof Element one && (one.isBlock() || one.nameIs("br"))) {
            text.append('\n');
          }
        };
    Jsoup.parse(html).body().traverse(visitor);
    return text.toString();
  }
}
