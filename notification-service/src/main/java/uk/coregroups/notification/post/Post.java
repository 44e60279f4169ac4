package uk.coregroups.notification.post;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.worker.Workers;
import uk.coregroups.notification.addressbook.Route;
import uk.coregroups.notification.disclosure.LastLook;
import uk.coregroups.notification.groupmail.Copies;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.letter.Wording;
import uk.coregroups.notification.mailserver.SignIn;

/** The post office: one desk and as many carriers as there may be connections. */
@Component
public class Post implements SmartLifecycle, Round {

  private static final Duration LAST_LETTERS_WITHIN = Duration.ofSeconds(30);

  private final Desk desk;
  private final Channels channels;
  private final Neutral neutral;
  private final PostSettings settings;
  private final List<PostCarrier> carriers;
  private volatile boolean running;

  Post(
      Desk desk,
      Channels channels,
      Composer composer,
      Wording wording,
      Copies copies,
      Neutral neutral,
      PostSettings settings,
      SignIn signIn,
      LastLook lastLook,
      Workers workers,
      Clock clock) {
    this.desk = desk;
    this.channels = channels;
    this.neutral = neutral;
    this.settings = settings;
    var form = new EmailForm(neutral);
    var byText = new ByText(settings.text(), neutral);
    var shows = shows();
    this.carriers =
        IntStream.rangeClosed(1, settings.connections())
            .mapToObj(i ->
                new PostCarrier(
                    "carrier-" + i,
                    desk,
                    channels,
                    composer,
                    wording,
                    form,
                    copies,
                    new ByEmail(settings.mailServer(), signIn),
                    byText,
                    lastLook,
                    shows,
                    workers,
                    clock))
            .toList();
  }

  @Override
  public void start() {
    desk.start();
    carriers.forEach(PostCarrier::start);
    running = true;
  }

  /** Whether a letter gives the council away by anything it cannot do without. */
  private Route.Shows shows() {
    var host = neutral.publicHost();
    return new Route.Shows(
        neutral.isGivenAwayBy(neutral.plainName(), neutral.fromAddress(), host),
        neutral.isGivenAwayBy(settings.text().sender(), host));
  }

  /** Lets every carrier finish the letter in hand and report it, and then closes the desk. */
  @Override
  public void stop() {
    running = false;
    desk.close();
    long end = System.nanoTime() + LAST_LETTERS_WITHIN.toNanos();
    for (var carrier : carriers) {
      carrier.finish(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
    }
    desk.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The clock was wound: what waited for an hour, or for a channel, may be due. */
  @Override
  public void run() {
    channels.tryAtOnce();
    desk.lookAgain();
  }

  /** Letters have been written; inside a transaction, once they are saved. */
  public void wake() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              desk.wake();
            }
          });
    } else {
      desk.wake();
    }
  }
}
