package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes everything, keeps nothing, and counts the octets of each letter. */
final class Sink implements AutoCloseable {

  private final ServerSocket door;
  private final List<Long> letters = new CopyOnWriteArrayList<>();

  Sink() {
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("sink").start(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  /** The octets of each letter that has come. */
  List<Long> letters() {
    return letters;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        var in = new BufferedInputStream(caller.getInputStream(), 64 * 1024);
        var out = caller.getOutputStream()) {
      say(out, "220 sink");
      for (var line = line(in); line != null; line = line(in)) {
        if (line.equals("DATA")) {
          say(out, "354 go on");
          letters.add(letter(in));
          say(out, "250 taken");
        } else {
          say(out, line.equals("QUIT") ? "221 bye" : "250 yes");
        }
      }
    } catch (IOException e) {
      // The caller has hung up.
      return;
    }
  }

  private static long letter(InputStream in) throws IOException {
    long octets = 0;
    for (var line = line(in); line != null && !line.equals("."); line = line(in)) {
      octets += line.length() + 2;
    }
    return octets;
  }

  private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int one = in.read(); one >= 0; one = in.read()) {
      if (one == '\n') {
        return line.toString();
      }
      if (one != '\r') {
        line.append((char) one);
      }
    }
    return null;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }
}
