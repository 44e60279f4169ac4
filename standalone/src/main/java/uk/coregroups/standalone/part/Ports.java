package uk.coregroups.standalone.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports on loopback. */
public final class Ports {

  /**
   * Below the ports that systems give to outgoing connections, from 32768 (Linux) or 49152 on: none
   * of those can take a port between its choice and the start of the server it is for.
   */
  private static final int FIRST = 20_000;

  private static final int COUNT = 12_000;

  /** Two processes that look at the same moment begin in different places. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() % (COUNT / 100)) * 100);

  private Ports() {}

  /**
   * A port nobody listens on just now, and never the same twice in a row.
   *
   * @throws IllegalStateException if there is none
   */
  public static int free() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (canListen(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port on loopback");
  }

  private static boolean canListen(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
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
