package uk.coregroups.standalone.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import uk.coregroups.standalone.part.Ports;

/** A port on loopback where HTTP requests are answered, each by a thread of its own. */
public final class Door implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;

  private Door(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Opens the door.
   *
   * @throws IllegalStateException naming the port and {@code whatFor} if somebody has it already
   */
  public static Door open(int port, String whatFor, Function<Request, Answer> answering) {
    if (port != 0) {
      Ports.mustBeFree(port, whatFor);
    }
    try {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var server = HttpServer.create(here, 0);
      var threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      server.createContext("/", exchange -> serve(exchange, answering));
      server.start();
      return new Door(server, threads);
    } catch (IOException e) {
      throw new IllegalStateException("Port " + port + ", wanted for " + whatFor + ", is shut.", e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(HttpExchange exchange, Function<Request, Answer> answering)
      throws IOException {
    try (exchange) {
      var answer = answer(exchange, answering);
      var headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      answer.headers().forEach(headers::set);
      var body = answer.body();
      boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
      if (!empty) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** What goes wrong behind the door is told to whoever knocked. */
  private static Answer answer(HttpExchange exchange, Function<Request, Answer> answering)
      throws IOException {
    try {
      return answering.apply(Request.read(exchange));
    } catch (RuntimeException e) {
      return Answer.text(500, "This could not be answered: " + e);
    }
  }
}
