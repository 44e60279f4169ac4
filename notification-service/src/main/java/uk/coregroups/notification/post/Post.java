package uk.coregroups.notification.post;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.clock.Round;
import uk.coregroups.notification.addressbook.Route;
import uk.coregroups.notification.groupmail.Copies;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.letter.Wording;
import uk.coregroups.notification.task.TaskStore;

/** The post office: one desk and as many carriers as there may be connections. */
@Component
public class Post implements SmartLifecycle, Round {

  private final DataSource dataSource;
  private final DeskStore store;
  private final EntryStore entries;
  private final TaskStore tasks;
  private final TransactionTemplate transaction;
  private final Composer composer;
  private final Wording wording;
  private final Copies copies;
  private final Neutral neutral;
  private final PostSettings settings;
  private final Clock clock;
  private final List<Thread> staff = new ArrayList<>();
  private volatile @Nullable Desk desk;

  Post(
      DataSource dataSource,
      DeskStore store,
      EntryStore entries,
      TaskStore tasks,
      PlatformTransactionManager transactions,
      Composer composer,
      Wording wording,
      Copies copies,
      Neutral neutral,
      PostSettings settings,
      Clock clock) {
    this.dataSource = dataSource;
    this.store = store;
    this.entries = entries;
    this.tasks = tasks;
    this.transaction = new TransactionTemplate(transactions);
    this.composer = composer;
    this.wording = wording;
    this.copies = copies;
    this.neutral = neutral;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void start() {
    var opened =
        new Desk(dataSource, store, entries, tasks, transaction, clock, settings.connections());
    desk = opened;
    staff.add(Thread.ofPlatform().name("desk").start(opened));
    var form = new EmailForm(neutral);
    var byText = new ByText(settings.text(), neutral);
    var shows = shows();
    for (int i = 1; i <= settings.connections(); i++) {
      var byEmail = new ByEmail(settings.mailServer());
      var carrier =
          new PostCarrier(opened, composer, wording, form, copies, byEmail, byText, shows, clock);
      staff.add(Thread.ofPlatform().name("carrier-" + i).start(carrier));
    }
  }

  /** Whether a letter gives the council away by anything it cannot do without. */
  private Route.Shows shows() {
    var host = neutral.publicHost();
    return new Route.Shows(
        neutral.isGivenAwayBy(neutral.plainName(), neutral.fromAddress(), host),
        neutral.isGivenAwayBy(settings.text().sender(), host));
  }

  /** Lets every carrier finish the letter in hand. */
  @Override
  public void stop() {
    var closing = desk;
    desk = null;
    if (closing == null) {
      return;
    }
    closing.close();
    try {
      for (var one : staff) {
        one.join(Duration.ofSeconds(30));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    staff.clear();
  }

  @Override
  public boolean isRunning() {
    return desk != null;
  }

  /** The clock was wound: what waited for an hour may be due. */
  @Override
  public void run() {
    wake();
  }

  /** Letters have been written; inside a transaction, once they are saved. */
  public void wake() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              wakeNow();
            }
          });
    } else {
      wakeNow();
    }
  }

  private void wakeNow() {
    var open = desk;
    if (open != null) {
      open.wake();
    }
  }
}
