package uk.coregroups.notification.phone;

import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;
import uk.coregroups.notification.letter.SentTexts;

/**
 * Looks through the account's messages for what the webhook never told us: at start, after a
 * webhook could not be taken in, and every few minutes. What has been taken in is known by the
 * provider's name for it; how far was looked is a row, and a part is always looked at again.
 */
@Component
public class LookThroughTexts implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LookThroughTexts.class);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
  private static final Duration PULSE = Duration.ofMinutes(15);

  /** Messages may be listed late, and clocks differ. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private static final Duration AT_FIRST = Duration.ofDays(2);
  private static final Duration SILENCE = Duration.ofHours(1);
  private static final Duration ASKED_FOR = Duration.ofDays(3);

  private final ProviderMessages provider;
  private final AcceptText acceptText;
  private final TakeInReport takeInReport;
  private final TextRepository texts;
  private final SentTexts sent;
  private final TextSettings settings;
  private final Clock clock;
  private final Worker worker;
  private final LinkedBlockingQueue<Duration> soon = new LinkedBlockingQueue<>();
  private Duration pause = Duration.ZERO;

  LookThroughTexts(
      ProviderMessages provider,
      AcceptText acceptText,
      TakeInReport takeInReport,
      TextRepository texts,
      SentTexts sent,
      TextSettings settings,
      Workers workers,
      Clock clock) {
    this.provider = provider;
    this.acceptText = acceptText;
    this.takeInReport = takeInReport;
    this.texts = texts;
    this.sent = sent;
    this.settings = settings;
    this.clock = clock;
    this.worker = workers.employ("texts", PULSE, this::turn);
  }

  /** Something could not be taken in, or somebody knows that there is something. */
  public void lookSoon() {
    if (soon.isEmpty()) {
      soon.add(Duration.ofSeconds(1));
    }
  }

  private void turn() throws InterruptedException {
    var early = soon.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
    if (early != null) {
      Thread.sleep(early);
    }
    // Whatever ends this turn, the next one looks again.
    pause = Duration.ZERO;
    try {
      Sight.HOUSE.run(this::look);
      pause = EVERY;
    } catch (TwilioException e) {
      LOG.warn("The text provider's list could not be read: {}", e.getClass().getSimpleName());
      pause = AFTER_TROUBLE;
    }
  }

  private void look() {
    var now = clock.instant();
    var until = texts.lookedThroughUntil(settings.account()).orElse(now.minus(AT_FIRST));
    provider.received((until.isBefore(now) ? until : now).minus(AGAIN), this::takeIn);
    texts.lookedThrough(settings.account(), now);
    sent.unsure(now, SILENCE, ASKED_FOR).forEach(this::ask);
  }

  private void takeIn(List<Message> page) {
    worker.beat();
    for (var message : page) {
      var text =
          ReceivedText.of(
              message.getSid(), from(message), body(message), ProviderMessages.moment(message));
      if (!texts.isKnown(text)) {
        acceptText.saidAt(text);
        LOG.info("Text {} is taken in from the provider's list", text.id());
      }
    }
  }

  private void ask(SentTexts.Text text) {
    worker.beat();
    provider
        .find(text.sid())
        .ifPresent(message ->
            takeInReport.of(
                text,
                String.valueOf(message.getStatus()),
                message.getErrorCode(),
                clock.instant()));
  }

  private static String from(Message message) {
    return message.getFrom() == null ? "" : message.getFrom().getEndpoint();
  }

  private static String body(Message message) {
    return message.getBody() == null ? "" : message.getBody();
  }

  @Override
  public void start() {
    pause = Duration.ZERO;
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop(Duration.ofSeconds(5));
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
