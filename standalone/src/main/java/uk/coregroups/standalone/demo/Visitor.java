package uk.coregroups.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Somebody with a browser and no account: opens pages of the gateway, fills in what a page asks
 * for, presses a button.
 */
public final class Visitor {

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI gateway;
  private Document page = new Document("");

  public Visitor(URI gateway) {
    this.gateway = gateway;
  }

  /**
   * Opens a page by its path, or by the link in a letter, whatever host it names.
   *
   * @throws UncheckedIOException if the gateway cannot be reached
   */
  public Visitor open(String link) {
    var path = link.replaceFirst("^https?://[^/]+", "");
    return look(HttpRequest.newBuilder(gateway.resolve(path)).GET());
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
    var typed = form.formData().stream().map(field -> pair(field.key(), field.value()));
    var pressed =
        button.hasAttr("name")
            ? Stream.of(pair(button.attr("name"), button.val()))
            : Stream.<String>empty();
    return look(
        HttpRequest.newBuilder(URI.create(form.absUrl("action")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    Stream.concat(typed, pressed).collect(Collectors.joining("&")))));
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

  private Visitor look(HttpRequest.Builder request) {
    try {
      var response =
          http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
      page = Jsoup.parse(response.body(), response.uri().toString());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking", e);
    }
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
  }
}
