package uk.coregroups.standalone.mailbox;

import com.icegreen.greenmail.server.AbstractServer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.coregroups.standalone.part.Ports;

/** The SMTP or the IMAP side of the mail server, which can go down and come up on its port. */
public final class Listener {

  private final int port;
  private final Duration patience;
  private final Supplier<AbstractServer> making;
  private @Nullable AbstractServer running;

  /** A listener that hangs up on a caller who has said nothing for {@code patience}. */
  Listener(int port, Duration patience, Supplier<AbstractServer> making) {
    this.port = port;
    this.patience = patience;
    this.making = making;
  }

  public int port() {
    return port;
  }

  /** Listens; does nothing if it does already. */
  public synchronized void up() {
    if (running == null) {
      var fresh = making.get();
      Ports.mustBeFree(port, fresh.getProtocol());
      fresh.setClientSocketTimeout((int) patience.toMillis());
      fresh.startService();
      running = fresh;
      mustRun(fresh);
    }
  }

  /** Hangs up on everybody and takes no more calls. */
  public synchronized void down() {
    if (running != null) {
      running.stopService();
      running = null;
    }
  }

  private static void mustRun(AbstractServer server) {
    try {
      if (!server.waitTillRunning(10_000)) {
        throw new IllegalStateException(server.getProtocol() + " could not take its port.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting", e);
    }
  }
}
