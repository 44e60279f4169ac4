package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server of few words: a greeting, and an answer to each line. */
final class RefusingServer implements AutoCloseable {

  private final ServerSocket door;
  private final String greeting;
  private final UnaryOperator<String> answer;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private RefusingServer(String greeting, UnaryOperator<String> answer) {
    this.greeting = greeting;
    this.answer = answer;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("refusing").start(this::welcome);
  }

  /** IMAP with these capabilities, which says so to every attempt to sign in. */
  static RefusingServer imap(String capabilities, String refusal) {
    return new RefusingServer(
        "* OK ready",
        line -> {
          var tag = line.replaceFirst(" .*", "");
          var command = line.replaceFirst("^\\S+ ?", "").toUpperCase(java.util.Locale.ROOT);
          if (command.startsWith("CAPABILITY")) {
            return "* CAPABILITY " + capabilities + "\r\n" + tag + " OK done";
          }
          return command.startsWith("LOGOUT")
              ? "* BYE\r\n" + tag + " OK bye"
              : tag + " NO " + refusal;
        });
  }

  /** SMTP that says so to every attempt to sign in. */
  static RefusingServer smtp(String mechanisms, String refusal) {
    return new RefusingServer(
        "220 ready",
        line -> {
          var command = line.toUpperCase(java.util.Locale.ROOT);
          if (command.startsWith("EHLO")) {
            return "250-mail.example\r\n250 AUTH " + mechanisms;
          }
          return command.startsWith("QUIT") ? "221 bye" : refusal;
        });
  }

  int port() {
    return door.getLocalPort();
  }

  /** How often somebody has called. */
  long calls() {
    return heard.stream().filter(String::isEmpty).count();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        heard.add("");
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1))) {
      say(caller.getOutputStream(), greeting);
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(line);
        say(caller.getOutputStream(), answer.apply(line));
      }
    } catch (IOException e) {
      // The caller has hung up.
      return;
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }
}
