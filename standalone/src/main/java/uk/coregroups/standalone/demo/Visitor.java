package uk.coregroups.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Somebody with a browser and no account: opens pages of the gateway, fills in what a page asks
 * for, presses a button.
 */
public final class Visitor {

  private final Connection session = Jsoup.newSession().timeout(30_000);
  private final URI gateway;
  private Document page = new Document("");

  public Visitor(URI gateway) {
    this.gateway = gateway;
  }

  /**
   * Opens a page by its path, or by the link in a letter, whatever host it names.
   *
   * @throws UncheckedIOException if it is refused
   */
  public Visitor open(String link) {
    var path = link.replaceFirst("^https?://[^/]+", "");
    return look(session.newRequest(gateway.resolve(path).toString()));
  }

  /** Types into the field with that name, wherever it is on the page. */
  public Visitor fill(String field, String value) {
    one("input[name=" + field + "]").val(value);
    return this;
  }

  /** Presses the first button whose words begin so, and sees the page that follows. */
  public Visitor press(String words) {
    var button =
        page.select("form button").stream()
            .filter(candidate -> candidate.text().startsWith(words))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is no button: " + words));
    var form = page.expectForm("form:has(" + button.cssSelector() + ")");
    var submit = form.submit();
    if (button.hasAttr("name")) {
      submit.data(button.attr("name"), button.val());
    }
    return look(submit);
  }

  /** The words of the page's main part. */
  public String words() {
    return one("main").text();
  }

  /** The words of the first element that a CSS selector finds. */
  public String words(String selector) {
    return one(selector).text();
  }

  private Element one(String selector) {
    var found = page.selectFirst(selector);
    if (found == null) {
      throw new IllegalStateException("The page has no " + selector + ": " + page.text());
    }
    return found;
  }

  private Visitor look(Connection request) {
    try {
      page = request.followRedirects(true).execute().parse();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
