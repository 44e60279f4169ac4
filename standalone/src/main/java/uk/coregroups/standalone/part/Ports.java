package uk.coregroups.standalone.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback. */
public final class Ports {

  /**
   * Below the ports that systems give to outgoing connections, from 32768 (Linux) or 49152 on: none
   * of those can take a port between its choice and the start of the server it is for.
   */
  private static final int FIRST = 20_000;

  private static final int OF_A_BLOCK = 100;
  private static final int BLOCKS = 120;

  /**
   * Each process takes its ports from blocks of its own, held by locking a file for as long as it
   * lives: between the choice of a port and the start of its server nobody else of us takes it.
   */
  private static final Path LOCKS = Path.of(System.getProperty("java.io.tmpdir"), "suite-ports");

  private static final List<FileLock> HELD = new ArrayList<>();
  private static int block = -1;
  private static int used = OF_A_BLOCK;

  private Ports() {}

  /**
   * A port nobody listens on just now, and never the same twice in a row.
   *
   * @throws IllegalStateException if there is none
   */
  public static synchronized int free() {
    for (int tried = 0; tried < BLOCKS * OF_A_BLOCK; tried++) {
      if (used == OF_A_BLOCK) {
        block = freshBlock();
        used = 0;
      }
      int port = FIRST + block * OF_A_BLOCK + used++;
      if (canListen(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port on loopback");
  }

  /** One that nobody holds; the next in turn where all are held, or none can be. */
  private static int freshBlock() {
    int begin = block < 0 ? ThreadLocalRandom.current().nextInt(BLOCKS) : block + 1;
    for (int i = 0; i < BLOCKS; i++) {
      int one = (begin + i) % BLOCKS;
      if (isHeldByUs(one)) {
        return one;
      }
    }
    return begin % BLOCKS;
  }

  private static boolean isHeldByUs(int one) {
    try {
      Files.createDirectories(LOCKS);
      var file = LOCKS.resolve(String.valueOf(one));
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return false;
      }
      return HELD.add(lock);
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
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
