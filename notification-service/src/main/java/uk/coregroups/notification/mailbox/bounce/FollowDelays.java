package uk.coregroups.notification.mailbox.bounce;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.LetterStore.Written;
import uk.coregroups.notification.mailbox.bounce.DelayRepository.Delay;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/** Asks somebody about each letter that was held up five days ago and of which nothing is known. */
@Service
class FollowDelays {

  private static final Duration SERVERS_TRY_FOR = Duration.ofDays(5);
  private static final Duration LOOKED_BACK = Duration.ofDays(60);
  private static final Set<State> MAY_HAVE_ARRIVED = EnumSet.of(State.SENT, State.UNCERTAIN);

  private final DelayRepository delays;
  private final LetterStore letters;
  private final TaskStore tasks;

  FollowDelays(DelayRepository delays, LetterStore letters, TaskStore tasks) {
    this.delays = delays;
    this.letters = letters;
    this.tasks = tasks;
  }

  @Transactional
  public void look(Instant now) {
    delays.withoutSequel(now.minus(LOOKED_BACK), now.minus(SERVERS_TRY_FOR)).stream()
        .filter(delay -> !tasks.hasBeen(Task.Kind.HELD_UP, delay.about()))
        .forEach(delay -> ask(delay, now));
  }

  private void ask(Delay delay, Instant now) {
    var letter = Optional.ofNullable(delay.letter()).flatMap(letters::find);
    if (letter.filter(one -> !MAY_HAVE_ARRIVED.contains(one.state())).isPresent()) {
      return;
    }
    tasks.open(
        Task.of(
                Task.Kind.HELD_UP,
                delay.about(),
                delay.partnership(),
                delay.coreGroup(),
                delay.person(),
                letter.map(Written::reference).orElse(null),
                now)
            .with(delay.words()));
  }
}
