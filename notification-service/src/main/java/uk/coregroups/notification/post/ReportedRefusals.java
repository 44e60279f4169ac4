package uk.coregroups.notification.post;

import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What reports of texts say of us. A provider may take texts and refuse us afterwards: then texts
 * wait, until one is reported to have gone on its way that left after that.
 *
 * <p>The desk reads of it within seconds, at its next look around.
 */
@Component
public class ReportedRefusals {

  private final InterruptionRepository store;

  ReportedRefusals(InterruptionRepository store) {
    this.store = store;
  }

  /** A text failed, by our own fault. */
  public void refused(String reason, Instant now) {
    store.save(new Interruption(Channel.TEXT, true, true, now, reason));
  }

  /** A text that left at this moment has gone on its way. */
  public void went(Instant left) {
    store.endReported(Channel.TEXT, left);
  }
}
