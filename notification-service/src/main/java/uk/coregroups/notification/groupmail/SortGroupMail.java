package uk.coregroups.notification.groupmail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.addressbook.AddressStore.Owner;
import uk.coregroups.notification.addressbook.GroupAddressStore;
import uk.coregroups.notification.addressbook.GroupAddressStore.GroupAddress;
import uk.coregroups.notification.groupmail.GroupMailStore.Held;
import uk.coregroups.notification.groupmail.GroupMailStore.Member;
import uk.coregroups.notification.letter.Letter;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.notification.mailbox.IncomingStore;
import uk.coregroups.notification.mailbox.IncomingStore.Incoming;
import uk.coregroups.notification.mailrule.MailRule;
import uk.coregroups.notification.mailrule.MailRuleStore;
import uk.coregroups.notification.task.Task;
import uk.coregroups.notification.task.TaskStore;

/**
 * Decides about one mail for a group: it is passed on to every professional member of today, or it
 * goes no further, and somebody can see why. Where nobody vouches for a member, the mail may be
 * theirs or forged: they are told, once a day at most, that a message could not be passed on, and
 * nothing of it.
 */
@Service
class SortGroupMail {

  private static final Logger LOG = LoggerFactory.getLogger(SortGroupMail.class);

  /** More than anybody writes by hand; a mailbox that has been taken over writes more. */
  private static final int MOST_AN_HOUR = 30;

  private final GroupMailStore mails;
  private final GroupAddressStore groups;
  private final MailRuleStore rules;
  private final LetterStore letters;
  private final IncomingStore incoming;
  private final AddressStore addresses;
  private final TaskStore tasks;

  SortGroupMail(
      GroupMailStore mails,
      GroupAddressStore groups,
      MailRuleStore rules,
      LetterStore letters,
      IncomingStore incoming,
      AddressStore addresses,
      TaskStore tasks) {
    this.mails = mails;
    this.groups = groups;
    this.rules = rules;
    this.letters = letters;
    this.incoming = incoming;
    this.addresses = addresses;
    this.tasks = tasks;
  }

  @Transactional
  public void sort(UUID id, Instant now) {
    mails
        .lock(id)
        .ifPresent(mail -> {
          sort(mail, now);
          tasks.cameRight(Task.Kind.GROUP_MAIL_WAITS, id, now);
        });
  }

  private void sort(Held mail, Instant now) {
    var group = groups.ofGroup(mail.coreGroup()).orElseThrow();
    var today = LocalDate.ofInstant(now, SuiteClock.LONDON);
    var members = mails.members(mail.coreGroup(), today);
    var author = members.stream().filter(one -> one.has(mail.sender())).findFirst();
    var rule = rules.of(mail.partnership());
    if (mail.automatic()) {
      goesNoFurther(mail, Incoming.Kind.GROUP_AUTOMATIC, now);
    } else if (group.closedOn() != null && !group.closedOn().isAfter(today)) {
      refuse(mail, Incoming.Kind.GROUP_CLOSED, now);
    } else if (author.isEmpty()) {
      refuse(mail, Incoming.Kind.GROUP_STRANGER, now);
    } else if (!mail.vouched()) {
      letters.write(List.of(warning(mail, author.get().person(), today)), now);
      refuse(mail, Incoming.Kind.GROUP_UNVOUCHED, now);
    } else if (!rule.allows(mail.octets(), mail.attached()) || isTooMuch(author.get(), mail)) {
      letters.write(
          List.of(letter(mail, group, author.get().person(), Purpose.GROUP_RETURNED)), now);
      goesNoFurther(mail, Incoming.Kind.GROUP_RETURNED, now);
    } else {
      passOn(mail, group, author.get(), members, rule, now);
    }
  }

  private boolean isTooMuch(Member author, Held mail) {
    var anHourBefore = mail.arrivedAt().minus(Duration.ofHours(1));
    return mails.passedOn(author.person(), anHourBefore) >= MOST_AN_HOUR;
  }

  private void passOn(
      Held mail,
      GroupAddress group,
      Member author,
      List<Member> members,
      MailRule rule,
      Instant now) {
    var written =
        members.stream()
            .filter(one -> !one.has(mail.sender()))
            .map(one -> letter(mail, group, one.person(), purpose(one, rule)))
            .toList();
    letters.write(written, now);
    mails.passedOn(mail.id(), author.person(), now);
    LOG.info("Mail {} for group {} is passed on: {}", mail.id(), mail.coreGroup(), written.size());
  }

  /** The message itself goes to secure mailboxes alone; everybody else is told of it. */
  private static Purpose purpose(Member member, MailRule rule) {
    var mailbox = member.mailbox();
    return mailbox != null && rule.isSecure(mailbox) ? Purpose.GROUP_MAIL : Purpose.GROUP_NOTICE;
  }

  private static Letter letter(Held mail, GroupAddress group, PersonId to, Purpose purpose) {
    return new Letter(
        LetterId.fresh(),
        mail.partnership(),
        mail.coreGroup(),
        to,
        purpose,
        mail.id(),
        "copy",
        group.reference(),
        null,
        null,
        null,
        null,
        null);
  }

  /** About the person and the day, so that there is one a day however much is forged. */
  private static Letter warning(Held mail, PersonId to, LocalDate today) {
    return new Letter(
        LetterId.fresh(),
        mail.partnership(),
        mail.coreGroup(),
        to,
        Purpose.GROUP_UNVOUCHED,
        to.value(),
        today.toString(),
        "-",
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * A mail could not be decided, for whatever reason. It stays held, where the group's page shows
   * it, and is tried again; until then somebody is asked to see to it.
   */
  @Transactional
  public void failed(UUID id, Instant now) {
    mails
        .failed(id)
        .ifPresent(mail ->
            tasks.open(
                Task.of(
                    Task.Kind.GROUP_MAIL_WAITS,
                    mail.id(),
                    mail.partnership(),
                    mail.coreGroup(),
                    null,
                    null,
                    now)));
  }

  /** A person of ours hears of it from a person. */
  private void refuse(Held mail, Incoming.Kind kind, Instant now) {
    var known = knownAs(mail);
    var kept = goesNoFurther(mail, kind, now);
    known.ifPresent(owner ->
        tasks.open(
            Task.of(
                Task.Kind.GROUP_MAIL_REFUSED,
                kept,
                mail.partnership(),
                mail.coreGroup(),
                owner.person(),
                null,
                now)));
  }

  private UUID goesNoFurther(Held mail, Incoming.Kind kind, Instant now) {
    var line =
        new Incoming(
            UUID.randomUUID(),
            mail.fingerprint() + "/" + mail.coreGroup(),
            kind,
            mail.partnership(),
            mail.coreGroup(),
            knownAs(mail).map(Owner::person).orElse(null),
            null,
            mail.sender(),
            cut(mail.subject()),
            mail.words());
    incoming.keep(line, now);
    mails.goesNoFurther(mail.id(), now);
    LOG.info("Mail {} for group {} goes no further: {}", mail.id(), mail.coreGroup(), kind);
    return line.id();
  }

  private Optional<Owner> knownAs(Held mail) {
    var sender = mail.sender();
    return sender == null
        ? Optional.empty()
        : addresses.ownersOfMailbox(sender).stream()
            .filter(owner -> owner.partnership().equals(mail.partnership()))
            .findFirst();
  }

  private static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200);
  }
}
