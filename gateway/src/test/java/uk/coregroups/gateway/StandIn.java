package uk.coregroups.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What stands behind the gateway: it answers as it was told to and keeps what it was asked. */
public final class StandIn {

  private static final Answer UNKNOWN = new Answer(404, "{\"status\": 404}", Map.of());

  private final HttpServer server;
  private final Map<String, Answer> always = new ConcurrentHashMap<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean away;
  private volatile Duration delay = Duration.ZERO;

  public StandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Forgets everything, and is there again. */
  public void reset() {
    away = false;
    delay = Duration.ZERO;
    answers.clear();
    calls.clear();
  }

  /** Answers with 200 from now on, such as {@code "GET /today"}; a query in it must match. */
  public void answers(String question, String json) {
    answers(question, 200, json);
  }

  public void answers(String question, int status, String json) {
    answers(question, status, json, Map.of());
  }

  public void answers(String question, int status, String json, Map<String, String> headers) {
    answers.put(question, new Answer(status, json, headers));
  }

  /** Answers this question with this body with 200 for good, whatever is forgotten. */
  public void knows(String question, String body, String json) {
    always.put(question + " " + body, new Answer(200, json, Map.of()));
  }

  /** Refuses one field, as the services do. */
  public void refuses(String question, String field, String words) {
    answers(
        question,
        422,
        """
        {"status": 422, "errors": [{"field": "%s", "words": "%s"}]}
        """
            .formatted(field, words));
  }

  /** Hangs up on everybody. */
  public void goesAway() {
    away = true;
  }

  /** Takes its time from now on. */
  public void slowsDown(Duration each) {
    delay = each;
  }

  public List<Call> calls() {
    return calls;
  }

  /** What it was asked so far with this method and path, such as {@code "POST /core-groups"}. */
  public List<Call> calls(String question) {
    return calls.stream().filter(call -> call.question().equals(question)).toList();
  }

  /** How many wait for its answer. */
  public int waiting() {
    return waiting.get();
  }

  /** What it was asked last. */
  public Call last() {
    return calls.getLast();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var call =
          new Call(
              exchange.getRequestMethod(),
              uri.getRawPath(),
              uri.getRawQuery(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
      calls.add(call);
      waiting.incrementAndGet();
      pause();
      waiting.decrementAndGet();
      if (away) {
        return;
      }
      var answer = found(call);
      var body = answer.body.getBytes(StandardCharsets.UTF_8);
      var headers = exchange.getResponseHeaders();
      headers.set(
          "Content-Type", answer.status < 400 ? "application/json" : "application/problem+json");
      answer.headers.forEach(headers::set);
      exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer found(Call call) {
    var told = answers.getOrDefault(call.question(), UNKNOWN);
    var known = always.getOrDefault(call.question() + " " + call.text(), told);
    return answers.getOrDefault(call.question() + "?" + call.query(), known);
  }

  private void pause() {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Answer(int status, String body, Map<String, String> headers) {}

  /**
   * What it was asked.
   *
   * @param body one character a byte, whatever they mean
   */
  public record Call(
      String method, String path, @Nullable String query, Headers headers, String body) {

    public String question() {
      return method + " " + path;
    }

    public String text() {
      return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    public String token() {
      return String.valueOf(headers.getFirst("Authorization")).replaceFirst("^Bearer ", "");
    }
  }
}
