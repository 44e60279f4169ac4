package uk.coregroups.notification.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.invite.EntryStore.Holder;
import uk.coregroups.notification.invite.Invite;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming.Kind;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * What follows from answers that calendars send. One that is plainly a person's own is told; a
 * person is asked about all others. However many come together, the database is asked but once
 * whose entries they answer.
 */
@Service
class TakeInAnswers {

  private final IncomingStore incoming;
  private final EntryStore entries;
  private final AddressStore addresses;
  private final TaskStore tasks;
  private final Invite invite;
  private final Outbox outbox;
  private final MailboxSettings settings;
  private final Neutral neutral;

  TakeInAnswers(
      IncomingStore incoming,
      EntryStore entries,
      AddressStore addresses,
      TaskStore tasks,
      Invite invite,
      Outbox outbox,
      MailboxSettings settings,
      Neutral neutral) {
    this.incoming = incoming;
    this.entries = entries;
    this.addresses = addresses;
    this.tasks = tasks;
    this.invite = invite;
    this.outbox = outbox;
    this.settings = settings;
    this.neutral = neutral;
  }

  /** A mail, and the answer that is in it. */
  record Answered(Mail mail, CalendarReply reply, Instant receivedAt) {}

  /**
   * An answer that is to be told, unless the same mail came before.
   *
   * @param said what they wrote beside it; somebody reads that
   */
  private record Told(Incoming kept, Holder entry, ReplyReceived fact, @Nullable String said) {}

  /** The first of its calendars that answers an entry of ours. */
  Optional<CalendarReply> answerIn(Mail mail) {
    return mail.calendars().stream()
        .flatMap(one -> CalendarReply.read(one.text(), one.method(), this::isOurs).stream())
        .filter(reply -> reply.method() != CalendarReply.Method.OTHER)
        .findFirst();
  }

  private boolean isOurs(String uid) {
    return uid.toLowerCase(Locale.ROOT).endsWith("@" + neutral.domain().toLowerCase(Locale.ROOT))
        || entries.byUid(uid).isPresent();
  }

  @Transactional
  public void take(List<Answered> answers, Instant now) {
    var uids = answers.stream().map(one -> one.reply.uid()).filter(Objects::nonNull).toList();
    var holders = entries.byUids(uids);
    var invited = holders.values().stream().map(one -> one.invited().person()).distinct().toList();
    var mailboxes = addresses.mailboxes(invited);
    var told = new ArrayList<Told>();
    for (var one : answers) {
      var uid = one.reply.uid();
      take(one, uid == null ? null : holders.get(uid), mailboxes, now).ifPresent(told::add);
    }
    tell(told, now);
  }

  private void tell(List<Told> all, Instant now) {
    var fresh = incoming.keep(all.stream().map(Told::kept).toList(), now);
    var told = all.stream().filter(one -> fresh.contains(one.kept.id())).toList();
    outbox.tellAll(
        told.stream().map(one -> one.entry.partnership()).toList(),
        told.stream().map(Told::fact).toList());
    for (var one : told) {
      if (one.said != null) {
        var detail = theyAnswer(one.fact.answer()) + ". " + theySay(one.said);
        open(Task.Kind.ANSWERED_BY_HAND, one.kept, one.entry, detail, now);
      }
    }
  }

  private static String theyAnswer(Answer answer) {
    return "Their calendar answers: "
        + switch (answer) {
          case ACCEPTED -> "coming";
          case TENTATIVE -> "perhaps";
          case DECLINED -> "not coming";
        };
  }

  private static String theySay(String words) {
    return "They say: " + words;
  }

  private Optional<Told> take(
      Answered answered, @Nullable Holder entry, Map<PersonId, String> mailboxes, Instant now) {
    var mail = answered.mail;
    var reply = answered.reply;
    var theirs =
        entry == null ? null : theirs(mail, reply, mailboxes.get(entry.invited().person()));
    if (entry == null || theirs == null || reply.oneOfASeries()) {
      quarantine(mail, Kind.UNKNOWN_ANSWER, Task.Kind.UNKNOWN_ANSWER, entry, null, now);
      return Optional.empty();
    }
    return switch (reply.method()) {
      case REFRESH -> {
        var kept = incoming(mail, Kind.CALENDAR_ANSWER, entry, null);
        if (incoming.keep(kept, now) && !entry.over()) {
          invite.refresh(entry, now);
        }
        yield Optional.empty();
      }
      case COUNTER -> {
        quarantine(
            mail,
            Kind.OTHER_TIME_PROPOSED,
            Task.Kind.ANSWERED_BY_HAND,
            entry,
            proposal(reply),
            now);
        yield Optional.empty();
      }
      case REPLY, OTHER -> answered(answered, theirs, entry, now);
    };
  }

  private static @Nullable String proposal(CalendarReply reply) {
    var words =
        Stream.of(reply.proposed(), reply.said() == null ? null : theySay(reply.said()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(". "));
    return words.isEmpty() ? null : words;
  }

  private Optional<Told> answered(
      Answered answered, CalendarReply.Attendee theirs, Holder entry, Instant now) {
    var mail = answered.mail;
    if (theirs.delegatedTo() != null) {
      var proposed = theirs.delegatedTo().isEmpty() ? null : "Proposed: " + theirs.delegatedTo();
      quarantine(mail, Kind.DEPUTY_PROPOSED, Task.Kind.DEPUTY_PROPOSED, entry, proposed, now);
      return Optional.empty();
    }
    Answer answer = theirs.answer();
    if (answer == null) {
      quarantine(mail, Kind.UNKNOWN_ANSWER, Task.Kind.UNKNOWN_ANSWER, entry, null, now);
      return Optional.empty();
    }
    var receivedAt = answered.receivedAt;
    var stamp = answered.reply.stamp();
    var fact =
        new ReplyReceived(
            entry.coreGroup(),
            entry.invited().invitation(),
            answer,
            answered.reply.sequence(),
            stamp == null ? receivedAt : stamp,
            receivedAt);
    var said = answered.reply.said();
    var kept = incoming(mail, Kind.CALENDAR_ANSWER, entry, said);
    return Optional.of(new Told(kept, entry, fact, said));
  }

  /** The sender and the attendee must both be the person the invitation went to. */
  private static CalendarReply.@Nullable Attendee theirs(
      Mail mail, CalendarReply reply, @Nullable String mailbox) {
    return mailbox != null && mailbox.equals(mail.sender()) ? reply.of(mailbox).orElse(null) : null;
  }

  private void quarantine(
      Mail mail,
      Kind kind,
      Task.Kind task,
      @Nullable Holder entry,
      @Nullable String detail,
      Instant now) {
    var kept = incoming(mail, kind, entry, mail.words());
    if (incoming.keep(kept, now)) {
      open(task, kept, entry, detail == null ? Correspondence.letterhead(kept) : detail, now);
    }
  }

  private Incoming incoming(Mail mail, Kind kind, @Nullable Holder entry, @Nullable String words) {
    return new Incoming(
        UUID.randomUUID(),
        mail.fingerprint(),
        kind,
        entry == null ? settings.home() : entry.partnership(),
        entry == null ? null : entry.coreGroup(),
        entry == null ? null : entry.invited().person(),
        null,
        mail.author().shown(),
        mail.shortSubject(),
        words);
  }

  private void open(
      Task.Kind kind, Incoming kept, @Nullable Holder entry, @Nullable String detail, Instant now) {
    var reference = entry == null ? null : entry.reference();
    tasks.open(
        Task.of(
                kind,
                kept.id(),
                kept.partnership(),
                kept.coreGroup(),
                kept.person(),
                reference,
                now)
            .ofMeeting(entry == null ? null : entry.meeting())
            .with(detail));
  }
}
