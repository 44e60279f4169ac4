package uk.coregroups.standalone.postroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.coregroups.standalone.door.LinkHost;

/** Words from outside in which links to the suite's public host can be followed on this machine. */
public record Wording(List<Piece> pieces) {

  /** Some plain words, or a link: it reads as it was written and leads where it can be opened. */
  public record Piece(String words, Optional<String> href) {}

  static Wording of(String text, LinkHost host) {
    var pieces = new ArrayList<Piece>();
    var links = Pattern.compile(Pattern.quote(host.start()) + "(?:[/?][^\\s<>\"]*)?").matcher(text);
    int read = 0;
    while (links.find()) {
      var link = links.group().replaceFirst("[.,;:!?)]+$", "");
      pieces.add(new Piece(text.substring(read, links.start()), Optional.empty()));
      pieces.add(new Piece(link, Optional.of(host.reach(link))));
      read = links.start() + link.length();
    }
    pieces.add(new Piece(text.substring(read), Optional.empty()));
    return new Wording(pieces);
  }

  /** A whole page of HTML in which links to the host lead to the gateway, in a tab of their own. */
  static String html(String html, LinkHost host) {
    var link =
        Pattern.compile(
            "(?i)\\bhref\\s*=\\s*([\"'])("
                + Pattern.quote(host.start())
                + "(?:[/?][^\"'\\s]*)?)\\1");
    return link.matcher(html)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                "target=\"_blank\" href=\"" + host.reach(found.group(2)) + "\""));
  }
}
