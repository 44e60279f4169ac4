package uk.coregroups.notification.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.events.worker.Worker;
import uk.coregroups.events.worker.Workers;
import uk.coregroups.notification.addressbook.Address;
import uk.coregroups.notification.addressbook.Route;
import uk.coregroups.notification.disclosure.LastLook;
import uk.coregroups.notification.groupmail.Copies;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.notification.letter.Wording;
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.task.Task;

/** One who carries letters, one at a time, until the desk closes. */
class PostCarrier {

  private static final Logger LOG = LoggerFactory.getLogger(PostCarrier.class);

  /** Longer than a mail server may take over any one step. */
  private static final Duration STEP_WITHIN = Duration.ofMinutes(3);

  /** Membership tells of a group's words a moment after the group itself. */
  private static final Duration WORDS_COME_WITHIN = Duration.ofSeconds(1);

  private static final Duration BEAT = Duration.ofMillis(500);
  private static final int MOST_FAILURES = 8;

  private final Desk desk;
  private final Channels channels;
  private final Composer composer;
  private final Wording wording;
  private final EmailForm form;
  private final Copies copies;
  private final ByEmail byEmail;
  private final ByText byText;
  private final LastLook lastLook;
  private final Route.Shows shows;
  private final Clock clock;
  private final Worker worker;

  // What outlives whatever ends a turn: the letter in hand, and what became of the one before until
  // the desk has heard that.
  private @Nullable Draft inHand;
  private @Nullable Result last;

  /** Whether the text in hand may be on its way. */
  private boolean textIsLeaving;

  PostCarrier(
      String name,
      Desk desk,
      Channels channels,
      Composer composer,
      Wording wording,
      EmailForm form,
      Copies copies,
      ByEmail byEmail,
      ByText byText,
      LastLook lastLook,
      Route.Shows shows,
      Workers workers,
      Clock clock) {
    this.desk = desk;
    this.channels = channels;
    this.composer = composer;
    this.wording = wording;
    this.form = form;
    this.copies = copies;
    this.byEmail = byEmail;
    this.byText = byText;
    this.lastLook = lastLook;
    this.shows = shows;
    this.clock = clock;
    this.worker = workers.employ(name, STEP_WITHIN, this::carryAll);
    byEmail.whenItGetsOn(worker::beat);
  }

  void start() {
    worker.start();
  }

  /** Lets it finish the letter in hand; the desk has closed. */
  void finish(Duration atMost) {
    worker.finish(atMost);
  }

  private void carryAll() throws InterruptedException {
    try (byEmail) {
      dropWhatATurnHasLeft();
      for (var draft = next(); draft != null; draft = next()) {
        last = carry(draft);
        inHand = null;
      }
    }
    // The desk has closed; it opens again only with another start.
    while (worker.isRunning()) {
      Thread.sleep(50);
    }
  }

  /** A turn may have ended so badly that not even that could be told. */
  private void dropWhatATurnHasLeft() {
    var dropped = inHand;
    if (dropped != null) {
      last = failed(dropped, new Error("the turn ended"), clock.instant());
      inHand = null;
    }
  }

  /** The next letter; null when the desk closes. */
  private @Nullable Draft next() throws InterruptedException {
    if (last != null) {
      desk.report(last);
      last = null;
    }
    while (desk.isOpen() && inHand == null) {
      worker.beat();
      inHand = desk.take(BEAT);
    }
    return inHand;
  }

  /** Whatever happens to it, a letter in hand is reported. */
  private Result carry(Draft draft) {
    byEmail.emptyHanded();
    textIsLeaving = false;
    try {
      return decide(draft, clock.instant());
    } catch (Throwable e) {
      // Its message may quote what could not be read, an address.
      LOG.error("Letter {} could not be written: {} at {}", draft.id(), name(e), place(e));
      return failed(draft, e, clock.instant());
    }
  }

  /** Our own side's fault: only what fails again and again, and well, is somebody's to look at. */
  private Result failed(Draft draft, Throwable e, Instant now) {
    if (textIsLeaving || byEmail.mayHaveLeft()) {
      var channel = textIsLeaving ? Channel.TEXT : Channel.EMAIL;
      return new Result.Uncertain(draft, channel, "sending failed while the letter was leaving");
    }
    if (Unavailable.is(e)) {
      return Verdict.later(draft, "our own database did not answer", now);
    }
    boolean mayPass = e instanceof Error && draft.attempts() < MOST_FAILURES;
    return mayPass
        ? Verdict.later(draft, "it could not be written just now", now)
        : new Result.Refused(
            draft,
            null,
            null,
            Fault.MESSAGE,
            "it could not be written: " + e.getClass().getSimpleName());
  }

  private static String name(Throwable e) {
    return e.getClass().getName();
  }

  private static Object place(Throwable e) {
    var trace = e.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0];
  }

  private Result decide(Draft draft, Instant now) {
    if (draft.overtaken()) {
      return new Result.Overtaken(draft);
    }
    if (draft.expiresAt() != null && !now.isBefore(draft.expiresAt())) {
      return tooLate(draft);
    }
    if (draft.coreGroup() != null && !lastLook.knows(draft.identifying())) {
      return new Result.Later(
          draft, now.plus(WORDS_COME_WITHIN), "what it may not say has not arrived", false);
    }
    var address = draft.address();
    return address == null
        ? new Result.Later(draft, now.plus(Duration.ofMinutes(1)), "no address has arrived", false)
        : route(draft, address, now);
  }

  private Result route(Draft draft, Address address, Instant now) {
    return switch (Route.of(address, draft.purpose().ways(), shows, draft.askedAt(), now)) {
      case Route.ByEmail(var mailbox) -> {
        var stop = interruption(draft, Channel.EMAIL);
        if (stop != null) {
          yield new Result.Waits(draft, Channel.EMAIL, stop.reason());
        }
        yield draft.purpose() == Purpose.GROUP_MAIL
            ? copy(draft, address, mailbox, now)
            : email(draft, address, mailbox, now);
      }
      case Route.ByText(var number) -> {
        var stop = interruption(draft, Channel.TEXT);
        yield stop == null
            ? text(draft, address, number, now)
            : new Result.Waits(draft, Channel.TEXT, stop.reason());
      }
      case Route.Later(var at, var why) -> new Result.Later(draft, at, why, false);
      case Route.AskFirst(var why) -> new Result.AskFirst(draft, why.words(), asking(why));
      case Route.ByAPerson(var why) -> new Result.ForAPerson(draft, why.words());
      case Route.Never(var why) -> new Result.Withheld(draft, why.words(), task(why, draft));
    };
  }

  /** Why nothing goes by a channel, unless this letter is the one that tries it. */
  private @Nullable Interruption interruption(Draft draft, Channel channel) {
    return draft.trial() ? null : channels.interruption(channel);
  }

  /** Whether a person must act because nothing was sent. */
  private static Task.@Nullable Kind task(Route.Why why, Draft draft) {
    return switch (why) {
      case STOPPED -> draft.purpose().hasCalendar() ? Task.Kind.TELL_THEM : null;
      case NO_SAFE_CONTACT -> Task.Kind.NO_SAFE_CONTACT;
      case NO_MAILBOX ->
          draft.purpose() == Purpose.REMINDER_BY_EMAIL ? null : Task.Kind.UNDELIVERABLE;
      case MAIL_RETURNS -> Task.Kind.MAIL_RETURNS;
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
    var words = composer.words(draft, address, mailbox, now);
    var worded = wording.put(draft.purpose(), words);
    EmailForm.Written written;
    try {
      written = form.write(byEmail.session(), draft, address, mailbox, words, worded, now);
    } catch (jakarta.mail.MessagingException e) {
      return new Result.Refused(
          draft,
          Channel.EMAIL,
          mailbox,
          Fault.RECIPIENT,
          "the address cannot be written on an envelope");
    }
    var telling = lastLook.at(written.message(), mayNotSay(draft), words);
    return telling.isEmpty() ? posted(draft, written, now) : new Result.WouldTell(draft, telling);
  }

  private static Set<Long> mayNotSay(Draft draft) {
    var words = draft.identifying();
    return words == null ? Set.of() : words;
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
      // Its text is read out of the database, and may not have been there.
      return Unavailable.is(e)
          ? failed(draft, e, now)
          : new Result.Refused(
              draft,
              Channel.EMAIL,
              mailbox,
              Fault.MESSAGE,
              "the message cannot be passed on as it is");
    }
  }

  private Optional<EmailForm.OurMessage> copied(
      Draft draft, Address address, String mailbox, Instant now)
      throws jakarta.mail.MessagingException {
    var copy = copies.of(draft.about(), draft.person(), mailbox, now);
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    var worded = wording.put(draft.purpose(), composer.words(draft, address, mailbox, now));
    return Optional.of(form.copy(byEmail.session(), draft, mailbox, copy.get(), worded));
  }

  private Result posted(Draft draft, EmailForm.Written written, Instant now) {
    var message = written.message();
    var verdict = verdict(draft, Channel.EMAIL, message.receiver(), now);
    return heard(draft, Channel.EMAIL, verdict.of(byEmail.send(message), written.sent()));
  }

  private Result text(Draft draft, Address address, String number, Instant now) {
    var words = composer.words(draft, address, number, now);
    var body = wording.put(draft.purpose(), words).asText(words);
    var telling = lastLook.at(body, mayNotSay(draft), words);
    if (!telling.isEmpty()) {
      return new Result.WouldTell(draft, telling);
    }
    var expires = draft.expiresAt();
    var goodFor = expires == null ? null : Duration.between(now, expires);
    var verdict = verdict(draft, Channel.TEXT, number, now);
    textIsLeaving = true;
    var answer = byText.send(draft, number, body, goodFor);
    textIsLeaving = false;
    return heard(
        draft, Channel.TEXT, verdict.of(answer, EmailForm.toldWithoutCalendar(draft, now)));
  }

  private Verdict verdict(Draft draft, Channel channel, String to, Instant now) {
    boolean othersWent = channels.othersWent(channel, draft.id());
    return new Verdict(draft, channel, to, othersWent, now);
  }

  /** Remembers what it means for other letters. */
  private Result heard(Draft draft, Channel channel, Result result) {
    switch (result) {
      case Result.Accepted _ -> channels.took(channel, draft.id());
      case Result.Later _, Result.Interrupted _ -> channels.refused(draft.id());
      default -> channels.forget(draft.id());
    }
    return result;
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
}
