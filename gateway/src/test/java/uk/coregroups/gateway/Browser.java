package uk.coregroups.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A browser without JavaScript: it keeps cookies, fills forms in and follows redirects when asked.
 * Each comes from an address of its own, as the ingress tells the gateway.
 */
public final class Browser {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String base;
  private final String address = "203.0.113." + COUNT.incrementAndGet() % 256;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public Browser(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public Answer head(String path) {
    return send(request(path).HEAD());
  }

  /** Posts fields as they are, without looking for a hidden token. */
  public Answer post(String path, Map<String, String> fields) {
    return send(
        request(path, "Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields))));
  }

  /** Fields as a form sends them. */
  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(joining("&"));
  }

  /** Opens a page, fills in its form and sends it: hidden fields go with what is typed. */
  public Answer fill(String page, String action, Map<String, String> typed) {
    return fill(get(page).page(), action, typed);
  }

  /** Fills in the form of a page that is open already. */
  public Answer fill(Document page, String action, Map<String, String> typed) {
    var form = page.getElementsByAttributeValue("action", action).first();
    if (form == null) {
      throw new AssertionError("No form leads to " + action + " in " + page.title());
    }
    var fields = new LinkedHashMap<String, String>();
    form.select("input[type=hidden]")
        .forEach(hidden -> fields.put(hidden.attr("name"), hidden.val()));
    fields.putAll(typed);
    return post(action, fields);
  }

  /** Looks for something on a page, and follows to what is found. */
  public Answer search(String page, String words) {
    return follow(fill(page, "/search" + page, Map.of("find", words)));
  }

  /** Sends a file with the form of a page, as {@code multipart/form-data}. */
  public Answer upload(String page, String action, String field, byte[] file) {
    var form = get(page).page().getElementsByAttributeValue("action", action).first();
    var token = form == null ? "" : form.select("input[name=_csrf]").val();
    return uploadAs(action, token, field, file);
  }

  /** The same with a hidden token of one's own. */
  public Answer uploadAs(String action, String token, String field, byte[] file) {
    var head =
        """
        --edge\r
        Content-Disposition: form-data; name="_csrf"\r
        \r
        %s\r
        --edge\r
        Content-Disposition: form-data; name="%s"; filename="schools.csv"\r
        Content-Type: text/csv\r
        \r
        """
            .formatted(token, field);
    return send(
        request(action, "Content-Type", "multipart/form-data; boundary=edge")
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(file),
                    BodyPublishers.ofString("\r\n--edge--\r\n"))));
  }

  /** Signs in with a stored account. */
  public Answer signIn(String account, String password) {
    return fill("/sign-in", "/sign-in/staff", Map.of("username", account, "password", password));
  }

  /** Follows redirects to where they end. */
  public Answer follow(Answer answer) {
    var next = answer;
    for (int hops = 0; hops < 10 && next.status() / 100 == 3; hops++) {
      next = get(next.to());
    }
    return next;
  }

  public Answer send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(joining("; ")));
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      for (var set : response.headers().allValues("Set-Cookie")) {
        keep(HttpCookie.parse(set).getFirst());
      }
      return new Answer(response, base);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(HttpCookie cookie) {
    if (cookie.getMaxAge() == 0) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie.getValue());
    }
  }

  /** A request to a path here, or to a whole address. */
  public HttpRequest.Builder request(String path, String... headers) {
    var uri = path.startsWith("http") ? path : base + path;
    var request = HttpRequest.newBuilder(URI.create(uri)).header("X-Forwarded-For", address);
    return headers.length == 0
        ? request.header("Accept", "text/html,*/*;q=0.8")
        : request.headers(headers);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response, String base) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public Document page() {
      return Jsoup.parse(body());
    }

    /** What the page says, without its markup. */
    public String words() {
      return page().text();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public List<String> headers(String name) {
      return response.headers().allValues(name);
    }

    /** Where it leads: a path if it is here. */
    public String to() {
      return header("Location").replaceFirst("^" + base, "");
    }

    /** The error summary: each link and its words, such as {@code #date-day The date …}. */
    public List<String> errors() {
      return page().select(".govuk-error-summary__list a").stream()
          .map(link -> link.attr("href") + " " + link.text())
          .toList();
    }
  }
}
