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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/**
 * Stands in front of a mail server that takes everything, and is as awkward towards some receivers
 * as mail servers on the way are.
 */
final class AwkwardMailServer {

  private final ServerSocket door;
  private final IntSupplier behind;
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final Set<String> unacknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

  private AwkwardMailServer(ServerSocket door, IntSupplier behind) {
    this.door = door;
    this.behind = behind;
  }

  /** Opens on a free port, in front of the server on the port {@code behind}. */
  static AwkwardMailServer open(IntSupplier behind) {
    try {
      var server =
          new AwkwardMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behind);
      Thread.ofPlatform().daemon().name("awkward").start(server::welcome);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** Answers {@code RCPT TO} this address with a line such as {@code 550 5.1.1 No such mailbox}. */
  void refuse(String address, String line) {
    refusals.put(address, line);
  }

  /** Takes this address after all. */
  void refuseNoMore(String address) {
    refusals.remove(address);
  }

  /**
   * Answers everybody who says this, {@code EHLO}, {@code MAIL}, {@code RCPT}, {@code DATA} or the
   * dot at the end of a letter, with a line such as {@code 550 5.4.5 Daily limit exceeded}.
   */
  void answer(String command, String line) {
    answers.put(command, line);
    if (command.equals("EHLO")) {
      answers.put("HELO", line);
    }
  }

  /** Takes everything again. */
  void answerAsUsual() {
    answers.clear();
    refusals.clear();
  }

  /** Takes the next letter to this address, and hangs up instead of saying so. */
  void takeWithoutSayingSo(String address) {
    unacknowledged.add(address);
  }

  /** Says nothing more when the next letter to this address is announced, until the latch opens. */
  void holdUntil(String address, CountDownLatch open) {
    held.put(address, open);
  }

  /** Hangs up on everybody; whoever calls again is led to the server that is behind then. */
  void hangUp() {
    for (var caller : callers) {
      try {
        caller.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
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
    callers.add(caller);
    try (caller;
        var server = new Socket(InetAddress.getLoopbackAddress(), behind.getAsInt())) {
      relay(reader(caller), caller.getOutputStream(), reader(server), server.getOutputStream());
    } catch (IOException e) {
      // One of the two has hung up; closing both tells the other.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      callers.remove(caller);
    }
  }

  private void relay(
      BufferedReader caller, OutputStream toCaller, BufferedReader server, OutputStream toServer)
      throws IOException, InterruptedException {
    write(toCaller, reply(server));
    var receiver = "";
    for (var line = caller.readLine(); line != null; line = caller.readLine()) {
      var told = answers.get(line.substring(0, Math.min(4, line.length())));
      if (told != null) {
        write(toCaller, told + "\r\n");
        continue;
      }
      if (line.startsWith("RCPT TO:")) {
        receiver = line.replaceAll("^[^<]*<|>.*$", "");
        var gate = held.remove(receiver);
        if (gate != null) {
          gate.await();
        }
        var refusal = refusals.get(receiver);
        if (refusal != null) {
          write(toCaller, refusal + "\r\n");
          continue;
        }
      }
      var atItsEnd = answers.get(".");
      if (line.equals("DATA") && atItsEnd != null) {
        write(toCaller, "354 go on\r\n");
        copyLetter(caller, OutputStream.nullOutputStream());
        write(toCaller, atItsEnd + "\r\n");
        continue;
      }
      write(toServer, line + "\r\n");
      var answer = reply(server);
      write(toCaller, answer);
      if (line.equals("DATA") && answer.startsWith("354")) {
        copyLetter(caller, toServer);
        var taken = reply(server);
        if (unacknowledged.remove(receiver)) {
          return;
        }
        write(toCaller, taken);
      }
    }
  }

  private static void copyLetter(BufferedReader caller, OutputStream toServer) throws IOException {
    var letter = new StringBuilder();
    for (var line = caller.readLine(); line != null; line = caller.readLine()) {
      letter.append(line).append("\r\n");
      if (line.equals(".")) {
        write(toServer, letter.toString());
        return;
      }
    }
    throw new IOException("The caller hung up in the middle of a letter");
  }

  /** All lines of one reply; the last has no hyphen behind its number. */
  private static String reply(BufferedReader server) throws IOException {
    var reply = new StringBuilder();
    for (var line = server.readLine(); line != null; line = server.readLine()) {
      reply.append(line).append("\r\n");
      if (line.length() < 4 || line.charAt(3) != '-') {
        return reply.toString();
      }
    }
    throw new IOException("The server hung up");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
  }
}
