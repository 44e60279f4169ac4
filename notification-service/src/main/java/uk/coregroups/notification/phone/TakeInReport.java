package uk.coregroups.notification.phone;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.SentTexts;
import uk.coregroups.notification.letter.SentTexts.Text;
import uk.coregroups.notification.post.ReportedRefusals;
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.refusal.TextRefusals;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/** Takes in what the provider says became of a text of ours. */
@Service
class TakeInReport {

  private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(15);

  private final LetterStore letters;
  private final SentTexts texts;
  private final ReportedRefusals refusals;
  private final TaskStore tasks;

  TakeInReport(LetterStore letters, SentTexts texts, ReportedRefusals refusals, TaskStore tasks) {
    this.letters = letters;
    this.texts = texts;
    this.refusals = refusals;
    this.tasks = tasks;
  }

  /** Records it; an older word never undoes a newer one. */
  @Transactional
  public void of(Text text, String status, @Nullable Integer error, Instant now) {
    switch (status) {
      case "sent" -> went(text, now);
      case "delivered", "read" -> {
        went(text, now);
        texts.settle(text, State.DELIVERED, "delivered");
      }
      case "undelivered", "failed" -> notDelivered(text, error, now);
      default -> {} // queued, sending: it is on its way
    }
  }

  private void went(Text text, Instant now) {
    texts.left(text, now).ifPresent(refusals::went);
  }

  /** What has gone wrong through no fault of the number goes again, for as long as that helps. */
  private void notDelivered(Text text, @Nullable Integer error, Instant now) {
    var reason = "the text was not delivered" + (error == null ? "" : " (" + error + ")");
    var fault = error == null ? Fault.MESSAGE : TextRefusals.ofReport(error);
    switch (fault) {
      case SENDER -> {
        if (texts.tryAgain(text, fault, reason, now.plus(TRIED_AGAIN_AFTER))) {
          refusals.refused(reason, now);
        }
      }
      case POLICY, DEFERRED -> {
        if (!texts.tryAgain(text, fault, reason, now.plus(TRIED_AGAIN_AFTER))) {
          undeliverable(text, Task.Kind.LETTER_REFUSED, reason, now);
        }
      }
      case MESSAGE -> undeliverable(text, Task.Kind.LETTER_REFUSED, reason, now);
      case RECIPIENT, OPTED_OUT -> undeliverable(text, Task.Kind.UNDELIVERABLE, reason, now);
    }
  }

  private void undeliverable(Text text, Task.Kind task, String reason, Instant now) {
    if (!texts.settle(text, State.UNDELIVERABLE, reason)) {
      return;
    }
    var letter = letters.find(text.letter()).orElseThrow();
    var group = letter.coreGroup();
    tasks.open(
        Task.of(
                task,
                letter.id().value(),
                new PartnershipId(letter.partnership()),
                group == null ? null : new CoreGroupId(group),
                letter.person(),
                letter.reference(),
                now)
            .with(reason));
  }
}
