package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token server (RFC 6749, section 4.4), which also says of a token whether it is good (RFC 7662).
 */
public final class TokenServer implements AutoCloseable {

  public static final String CLIENT = "the-suite";
  public static final String SECRET = "a secret of the suite & its + signs";
  public static final String SCOPE = "https://mail.example/.default";

  private final HttpServer server;
  private final String mailbox;
  private final Set<String> good = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();

  /** How long a token says that it is good. */
  public volatile int seconds = 3600;

  /** It refuses everybody, in these words. */
  public volatile String refusal = "";

  public TokenServer(String mailbox) {
    this.mailbox = mailbox;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/token", this::give);
    server.createContext("/introspect", this::introspect);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public int given() {
    return given.get();
  }

  /** No token that was given is good any more. */
  public void revokeAll() {
    good.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void give(HttpExchange asked) throws IOException {
    var form = form(asked);
    boolean ours =
        form.contains("grant_type=client_credentials")
            && form.contains("client_id=" + CLIENT)
            && form.contains("client_secret=" + SECRET)
            && form.contains("scope=" + SCOPE);
    if (!refusal.isEmpty() || !ours) {
      var words = refusal.isEmpty() ? "Who is that?" : refusal;
      answer(asked, 401, "{\"error\":\"invalid_client\",\"error_description\":\"" + words + "\"}");
      return;
    }
    var token = "token-" + given.incrementAndGet() + "." + System.nanoTime();
    good.add(token);
    answer(
        asked,
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":"
            + seconds
            + ",\"access_token\":\""
            + token
            + "\"}");
  }

  private void introspect(HttpExchange asked) throws IOException {
    var form = form(asked);
    boolean active = good.stream().anyMatch(token -> form.contains("token=" + token));
    answer(asked, 200, "{\"active\":" + active + ",\"username\":\"" + mailbox + "\"}");
  }

  private static String form(HttpExchange asked) throws IOException {
    return URLDecoder.decode(new String(asked.getRequestBody().readAllBytes(), UTF_8), UTF_8);
  }

  private static void answer(HttpExchange asked, int status, String json) throws IOException {
    try (asked) {
      asked.getResponseHeaders().add("Content-Type", "application/json");
      var bytes = json.getBytes(UTF_8);
      asked.sendResponseHeaders(status, bytes.length);
      asked.getResponseBody().write(bytes);
    }
  }
}
