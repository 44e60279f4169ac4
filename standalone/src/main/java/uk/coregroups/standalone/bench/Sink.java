package uk.coregroups.standalone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that accepts every letter at once and keeps its Message-ID alone: the least an SMTP
 * server can cost, so that what is measured is whoever sends.
 */
final class Sink implements AutoCloseable {

  private static final String MESSAGE_ID = "message-id:";

  private final ServerSocket door;
  private volatile Tally tally = new Tally(null);

  private Sink(ServerSocket door) {
    this.door = door;
  }

  /** Listens on a free port of loopback. */
  static Sink open() {
    try {
      var sink = new Sink(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
      Thread.ofPlatform().name("sink").daemon().start(sink::welcome);
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException("The mail sink could not be opened", e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** Counts from nothing again. */
  Tally startOver() {
    return startOver(null);
  }

  /** Counts from nothing again, and hands every letter on as it came over the wire. */
  Tally startOver(@Nullable Consumer<String> reader) {
    var fresh = new Tally(reader);
    tally = fresh;
    return fresh;
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The mail sink could not be closed", e);
    }
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        Thread.ofPlatform().name("sink-connection").daemon().start(() -> serve(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = caller.getOutputStream()) {
      caller.setTcpNoDelay(true);
      say(out, "220 sink");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
          case "DATA" -> {
            say(out, "354 go on");
            tally.take(in);
            say(out, "250 taken");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 very well");
        }
      }
    } catch (IOException e) {
      // The caller has hung up; what was not answered was not accepted.
    }
  }

  private static void say(OutputStream out, String answer) throws IOException {
    out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Which letters were accepted. */
  static final class Tally {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile long lastAt;
    private final @Nullable Consumer<String> reader;
    private volatile @Nullable String sample;

    private Tally(@Nullable Consumer<String> reader) {
      this.reader = reader;
    }

    private void take(BufferedReader in) throws IOException {
      var whole = sample == null || reader != null ? new StringBuilder() : null;
      String id = "";
      for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null) {
          throw new IOException("The caller hung up in the middle of a letter");
        }
        if (id.isEmpty() && line.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length())) {
          id = line.substring(MESSAGE_ID.length()).strip();
        }
        if (whole != null) {
          whole.append(line).append("\r\n");
        }
      }
      if (whole != null) {
        sample = whole.toString();
        if (reader != null) {
          reader.accept(whole.toString());
        }
      }
      ids.add(id);
      lastAt = System.nanoTime();
      accepted.incrementAndGet();
    }

    int accepted() {
      return accepted.get();
    }

    /** How many different letters that was. */
    int different() {
      return ids.size();
    }

    /** When the last one was accepted, in the time of {@link System#nanoTime()}. */
    long lastAt() {
      return lastAt;
    }

    /** One of the letters, as it came over the wire. */
    String sample() {
      var whole = sample;
      if (whole == null) {
        throw new IllegalStateException("No letter has come yet");
      }
      return whole;
    }
  }
}
