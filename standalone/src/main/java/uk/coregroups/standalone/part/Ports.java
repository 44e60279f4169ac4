package uk.coregroups.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports on loopback. */
public final class Ports {

  private Ports() {}

  /** A port nobody listens on just now. */
  public static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on loopback", e);
    }
  }

  public static boolean isTaken(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Refuses a port that somebody has already.
   *
   * @throws IllegalStateException naming the port and what wanted it, if somebody has it already
   */
  public static void mustBeFree(int port, String whatFor) {
    if (isTaken(port)) {
      throw new IllegalStateException(
          "Port " + port + ", wanted for " + whatFor + ", is already taken by another program.");
    }
  }
}
