package uk.coregroups.notification.phone;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import uk.coregroups.events.database.Unavailable;

/**
 * Lets a text in, by whichever way it came. One that cannot be stored is kept as far as it can be,
 * for a person; only an outage is thrown on.
 */
@Component
class AcceptText {

  private static final Logger LOG = LoggerFactory.getLogger(AcceptText.class);

  private final TakeInText takeInText;
  private final ProviderMessages provider;
  private final Clock clock;

  AcceptText(TakeInText takeInText, ProviderMessages provider, Clock clock) {
    this.takeInText = takeInText;
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * Accepts a text of which a webhook tells, which does not say when it was written. A START that
   * comes late must not undo a newer STOP: then the provider is asked.
   */
  void toldNow(ReceivedText text) {
    saidAt(takeInText.wouldUndoStop(text) ? text.saidAt(moment(text)) : text);
  }

  private Instant moment(ReceivedText text) {
    return provider.find(text.id()).map(ProviderMessages::moment).orElse(text.at());
  }

  /** Accepts a text whose moment is known. */
  void saidAt(ReceivedText text) {
    try {
      takeInText.received(text, clock.instant());
    } catch (DataAccessException e) {
      if (Unavailable.is(e)) {
        throw e;
      }
      LOG.warn("Text {} cannot be stored as it is: {}", text.id(), e.getClass().getName());
      takeInText.unreadable(text, clock.instant());
    }
  }
}
