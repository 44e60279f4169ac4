package uk.coregroups.notification.post;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.invite.EntryStore.Sent;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.post.DeskStore.Line;
import uk.coregroups.notification.post.DeskStore.Lost;
import uk.coregroups.notification.refusal.Fault;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/** Puts on record what became of letters, and asks a person where one must act. */
@Component
class Reports {

  private final DeskStore store;
  private final EntryStore entries;
  private final AddressStore addresses;
  private final TaskStore tasks;

  Reports(DeskStore store, EntryStore entries, AddressStore addresses, TaskStore tasks) {
    this.store = store;
    this.entries = entries;
    this.addresses = addresses;
    this.tasks = tasks;
  }

  void save(long node, List<Result> results, Instant now) {
    if (results.isEmpty()) {
      return;
    }
    store.record(node, results.stream().map(Reports::line).toList(), now);
    entries.sent(results.stream().<Sent>mapMulti(Reports::sent).toList());
    // Another node may have thought us dead, and asked somebody about a letter we had in hand.
    tasks.cameRight(Task.Kind.UNCERTAIN, certain(results), now);
    tasks.cameRight(Task.Kind.TELL_THEM, told(results), now);
    results.forEach(result -> ask(result, now));
  }

  private static List<UUID> certain(List<Result> results) {
    return results.stream()
        .filter(one -> !(one instanceof Result.Uncertain))
        .map(one -> one.draft().id().value())
        .toList();
  }

  /** The invitations of which somebody has now been told by a letter. */
  private static List<UUID> told(List<Result> results) {
    return results.stream()
        .filter(one -> one instanceof Result.Accepted && one.draft().purpose().hasCalendar())
        .map(one -> whatToTell(one.draft()))
        .toList();
  }

  /** Letters that somebody may have been asked about, and that were never on their way. */
  void notTaken(List<UUID> letters, Instant now) {
    if (!letters.isEmpty()) {
      tasks.cameRight(Task.Kind.UNCERTAIN, letters, now);
    }
  }

  /** Letters that were on their way when their node died. */
  void lost(List<Lost> letters, Instant now) {
    for (var lost : letters) {
      tasks.open(
          Task.of(
              Task.Kind.UNCERTAIN,
              lost.letter().value(),
              lost.partnership(),
              lost.coreGroup(),
              lost.person(),
              lost.reference(),
              now));
    }
  }

  private static Line line(Result result) {
    var line = Line.of(result.draft().id());
    return switch (result) {
      case Result.Accepted one -> line.to(State.SENT, null).by(one.channel(), one.providerId());
      case Result.Later one -> line.to(State.DUE, one.reason()).at(one.at(), one.counts());
      case Result.Waits one -> line.to(State.DUE, one.reason()).waitingFor(one.channel(), false);
      case Result.Interrupted one ->
          line.to(State.DUE, one.reason()).waitingFor(one.channel(), true);
      case Result.Refused one -> line.to(State.UNDELIVERABLE, one.reason()).by(one.channel(), null);
      case Result.Uncertain one -> line.to(State.UNCERTAIN, one.reason()).by(one.channel(), null);
      case Result.Withheld one -> line.to(State.WITHHELD, one.reason());
      case Result.WouldTell _ ->
          line.to(State.WITHHELD, "it would have told whom or what it is about");
      case Result.AskFirst one -> line.to(State.AWAITING_CONFIRMATION, one.reason());
      case Result.ForAPerson one -> line.to(State.FOR_A_PERSON, one.reason());
      case Result.Overtaken _ -> line.to(State.SUPERSEDED, "something newer says more");
      case Result.TooLate _ -> line.to(State.EXPIRED, "it was too late");
    };
  }

  private static void sent(Result result, Consumer<Sent> sink) {
    if (result instanceof Result.Accepted accepted && accepted.sent() != null) {
      sink.accept(accepted.sent());
    }
  }

  private void ask(Result result, Instant now) {
    switch (result) {
      case Result.Refused one -> refused(one, now);
      case Result.Uncertain one -> open(Task.Kind.UNCERTAIN, one.draft(), now);
      case Result.TooLate one -> {
        endTasks(one.draft(), now);
        open(Task.Kind.EXPIRED, one.draft(), now);
      }
      case Result.WouldTell one ->
          tasks.open(
              task(Task.Kind.WOULD_TELL, one.draft().id().value(), one.draft(), now)
                  .with(String.join(", ", one.words())));
      case Result.AskFirst one -> open(one.task(), one.draft(), now);
      case Result.ForAPerson one ->
          tasks.open(
              task(Task.Kind.TELL_IN_THEIR_LANGUAGE, whatToTell(one.draft()), one.draft(), now));
      case Result.Withheld one -> {
        endTasks(one.draft(), now);
        boolean invites = one.draft().purpose().hasCalendar();
        if (one.task() != null && (!invites || one.task() == Task.Kind.OPTED_OUT)) {
          tasks.open(task(one.task(), one.draft().person().value(), one.draft(), now));
        }
        if (one.task() != null && invites) {
          tasks.askToTell(
              task(Task.Kind.TELL_THEM, whatToTell(one.draft()), one.draft(), now)
                  .with("Nothing is sent: " + one.reason()));
        }
      }
      case Result.Accepted _,
          Result.Later _,
          Result.Waits _,
          Result.Interrupted _,
          Result.Overtaken _ -> {}
    }
  }

  /** The address is blamed for what is the address's, and for nothing else. */
  private void refused(Result.Refused one, Instant now) {
    boolean addressIsWrong = one.fault() == Fault.RECIPIENT;
    var kind = addressIsWrong ? Task.Kind.UNDELIVERABLE : Task.Kind.LETTER_REFUSED;
    var to = one.to();
    var detail = to == null ? one.reason() : to + ": " + one.reason();
    tasks.open(task(kind, one.draft().id().value(), one.draft(), now).with(detail));
    if (addressIsWrong && to != null && one.channel() == Channel.EMAIL) {
      addresses.markStale(to.toLowerCase(Locale.ROOT), one.reason(), true, now);
    }
  }

  /** Nobody needs to ask any more before a letter that came to the desk again and does not go. */
  private void endTasks(Draft draft, Instant now) {
    if (draft.attempts() > 1) {
      tasks.cameRight(draft.id().value(), now);
    }
  }

  /** Somebody is told about one invitation once, however many letters it would have been. */
  private static UUID whatToTell(Draft draft) {
    return draft.invitation() == null ? draft.id().value() : draft.invitation().value();
  }

  private void open(Task.Kind kind, Draft draft, Instant now) {
    tasks.open(task(kind, draft.id().value(), draft, now));
  }

  private static Task task(Task.Kind kind, UUID about, Draft draft, Instant now) {
    return Task.of(
        kind,
        about,
        draft.partnership(),
        draft.coreGroup(),
        draft.person(),
        draft.reference(),
        now);
  }
}
