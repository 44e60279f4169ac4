package uk.coregroups.notification.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.notification.addressbook.Address;
import uk.coregroups.notification.addressbook.Route;
import uk.coregroups.notification.groupmail.Copies;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.notification.letter.Wording;
import uk.coregroups.notification.task.Task;

/** One who carries letters, one at a time, until the desk closes. */
class PostCarrier implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(PostCarrier.class);
  private static final Duration SERVER_AWAY = Duration.ofSeconds(2);
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(2);

  private final Desk desk;
  private final Composer composer;
  private final Wording wording;
  private final EmailForm form;
  private final Copies copies;
  private final ByEmail byEmail;
  private final ByText byText;
  private final Route.Shows shows;
  private final Clock clock;

  PostCarrier(
      Desk desk,
      Composer composer,
      Wording wording,
      EmailForm form,
      Copies copies,
      ByEmail byEmail,
      ByText byText,
      Route.Shows shows,
      Clock clock) {
    this.desk = desk;
    this.composer = composer;
    this.wording = wording;
    this.form = form;
    this.copies = copies;
    this.byEmail = byEmail;
    this.byText = byText;
    this.shows = shows;
    this.clock = clock;
  }

  @Override
  public void run() {
    Result last = null;
    try (byEmail) {
      for (var draft = desk.next(null); draft != null; draft = desk.next(last)) {
        last = carry(draft);
      }
    }
  }

  private Result carry(Draft draft) {
    var now = clock.instant();
    try {
      if (draft.overtaken()) {
        return new Result.Overtaken(draft);
      }
      if (draft.expiresAt() != null && !now.isBefore(draft.expiresAt())) {
        return tooLate(draft);
      }
      var address = draft.address();
      return address == null
          ? new Result.Later(draft, now.plus(Duration.ofMinutes(1)), "no address has arrived")
          : route(draft, address, now);
    } catch (RuntimeException e) {
      // Its message may quote what it could not read: an address.
      LOG.error(
          "Letter {} could not be written: {} at {}",
          draft.id(),
          e.getClass().getName(),
          e.getStackTrace()[0]);
      return new Result.Refused(
          draft, "none", "it could not be written: " + e.getClass().getSimpleName());
    }
  }

  private Result route(Draft draft, Address address, Instant now) {
    return switch (Route.of(address, draft.purpose().ways(), shows, draft.askedAt(), now)) {
      case Route.ByEmail(var mailbox) ->
          draft.purpose() == Purpose.GROUP_MAIL
              ? copy(draft, address, mailbox, now)
              : email(draft, address, mailbox, now);
      case Route.ByText(var number) -> text(draft, address, number, now);
      case Route.Later(var at) -> new Result.Later(draft, at, "outside the hours agreed");
      case Route.AskFirst(var why) -> new Result.AskFirst(draft, why.words(), asking(why));
      case Route.ByAPerson(var why) -> new Result.ForAPerson(draft, why.words());
      case Route.Never(var why) -> new Result.Withheld(draft, why.words(), task(why, draft));
    };
  }

  /** Whether a person must act because nothing was sent. */
  private static Task.@Nullable Kind task(Route.Why why, Draft draft) {
    return switch (why) {
      case STOPPED -> null;
      case NO_SAFE_CONTACT -> Task.Kind.NO_SAFE_CONTACT;
      case NO_MAILBOX ->
          draft.purpose() == Purpose.REMINDER_BY_EMAIL ? null : Task.Kind.UNDELIVERABLE;
      case NO_TEXTS -> null;
      case COUNCIL_WOULD_SHOW -> Task.Kind.COUNCIL_WOULD_SHOW;
      case ASKS_TO_BE_ASKED, ASKED_LONG_AGO -> Task.Kind.CODE_NOT_SENT;
      case NO_ENGLISH -> Task.Kind.TELL_IN_THEIR_LANGUAGE;
    };
  }

  private static Task.Kind asking(Route.Why why) {
    return why == Route.Why.ASKED_LONG_AGO ? Task.Kind.ASK_AGAIN : Task.Kind.CONFIRM_FIRST;
  }

  private Result email(Draft draft, Address address, String mailbox, Instant now) {
    var words = composer.words(draft, address, now);
    var worded = wording.put(draft.purpose(), words);
    EmailForm.Written written;
    try {
      written = form.write(byEmail.session(), draft, address, mailbox, words, worded, now);
    } catch (jakarta.mail.MessagingException e) {
      return new Result.Refused(draft, "EMAIL", "the address cannot be written on an envelope");
    }
    return posted(draft, written, now);
  }

  /** Whether they may have it is asked as it leaves: much may have changed since it was written. */
  private Result copy(Draft draft, Address address, String mailbox, Instant now) {
    try {
      var message =
          Sight.of(List.of(draft.partnership())).call(() -> copied(draft, address, mailbox, now));
      return message.isEmpty()
          ? new Result.Withheld(
              draft, "they may not have it by e-mail now, or it is no longer kept", null)
          : posted(draft, new EmailForm.Written(message.get(), null), now);
    } catch (jakarta.mail.MessagingException e) {
      return new Result.Refused(draft, "EMAIL", "the message cannot be passed on as it is");
    }
  }

  private Optional<EmailForm.OurMessage> copied(
      Draft draft, Address address, String mailbox, Instant now)
      throws jakarta.mail.MessagingException {
    var copy = copies.of(draft.about(), draft.person(), mailbox, now);
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    var worded = wording.put(draft.purpose(), composer.words(draft, address, now));
    return Optional.of(form.copy(byEmail.session(), draft, mailbox, copy.get(), worded));
  }

  private Result posted(Draft draft, EmailForm.Written written, Instant now) {
    return switch (byEmail.send(written.message())) {
      case ByEmail.Answer.Taken _ -> new Result.Accepted(draft, "EMAIL", null, written.sent());
      case ByEmail.Answer.NotNow(var reason, var serverAway) -> {
        if (serverAway) {
          pause();
        }
        yield later(draft, reason, now);
      }
      case ByEmail.Answer.Never(var reason) -> new Result.Refused(draft, "EMAIL", reason);
      case ByEmail.Answer.Unknown(var reason) -> new Result.Uncertain(draft, "EMAIL", reason);
    };
  }

  private Result text(Draft draft, Address address, String number, Instant now) {
    var words = composer.words(draft, address, now);
    var body = wording.put(draft.purpose(), words).asText(words);
    var expires = draft.expiresAt();
    var goodFor = expires == null ? null : Duration.between(now, expires);
    return switch (byText.send(draft, number, body, goodFor)) {
      case ByText.Answer.Taken(var id) ->
          new Result.Accepted(draft, "TEXT", id, EmailForm.toldWithoutCalendar(draft, now));
      case ByText.Answer.NotNow(var reason) -> {
        pause();
        yield later(draft, reason, now);
      }
      case ByText.Answer.Never(var reason, var optedOut) ->
          optedOut
              ? new Result.Withheld(draft, reason, Task.Kind.OPTED_OUT)
              : new Result.Refused(draft, "TEXT", reason);
      case ByText.Answer.Unknown(var reason) -> new Result.Uncertain(draft, "TEXT", reason);
    };
  }

  /**
   * Longer each time, up to a quarter of an hour; a letter that has no end of its own is given up.
   */
  private static Result later(Draft draft, String reason, Instant now) {
    long seconds = Math.min(900, 5L << Math.min(draft.attempts() - 1, 8));
    boolean hopeless =
        draft.expiresAt() == null && draft.attempts() > GIVE_UP_AFTER.toSeconds() / 900;
    return hopeless
        ? new Result.Refused(draft, "none", reason)
        : new Result.Later(draft, now.plusSeconds(seconds), reason);
  }

  /**
   * A reminder nobody needs any more is only recorded; an invitation nobody got is a person's work.
   */
  private static Result tooLate(Draft draft) {
    return switch (draft.purpose()) {
      case INVITATION, ASK_AGAIN -> new Result.TooLate(draft);
      default -> new Result.Withheld(draft, "it was too late", null);
    };
  }

  private static void pause() {
    try {
      Thread.sleep(SERVER_AWAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
