package uk.coregroups.scheduling.revision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.duty.MinutesDuties;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Recount;
import uk.coregroups.scheduling.obligation.Recount.Cause;
import uk.coregroups.scheduling.obligation.Recount.Instead;
import uk.coregroups.scheduling.policy.PolicyCheck;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.policy.Profile;
import uk.coregroups.scheduling.timetable.Limit;
import uk.coregroups.scheduling.timetable.Policy;
import uk.coregroups.scheduling.timetable.Rule;

/**
 * Sets a partnership's limits anew, from a day on. Open deadlines counted from that day or later
 * are put under the new limits; those counted from before, and all that is settled, stay.
 */
@Service
class RevisePolicy {

  private static final int SHOWN = 100;
  private static final int LONGEST_NOTE = 500;
  private static final String WHY = "The partnership's timescales changed";
  private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);

  private final PolicyStore policies;
  private final ObligationStore obligations;
  private final Recount recount;
  private final MinutesDuties minutes;
  private final BankHolidays bankHolidays;
  private final Clock clock;

  RevisePolicy(
      PolicyStore policies,
      ObligationStore obligations,
      Recount recount,
      MinutesDuties minutes,
      BankHolidays bankHolidays,
      Clock clock) {
    this.policies = policies;
    this.obligations = obligations;
    this.recount = recount;
    this.minutes = minutes;
    this.bankHolidays = bankHolidays;
    this.clock = clock;
  }

  /** What saving it would do; nothing is kept. */
  @Transactional
  public Outcome<Moves> preview(Revision revision, LocalDate today) {
    var outcome = revise(revision, today);
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return outcome;
  }

  /** Saves it as a new version. */
  @Transactional
  public Outcome<Moves> save(Revision revision, LocalDate today) {
    return revise(revision, today);
  }

  private Outcome<Moves> revise(Revision revision, LocalDate today) {
    policies.lock(revision.partnership);
    obligations.replaceCalendar();
    var before = policies.latest(revision.partnership);
    var limits = revision.change.over(before);
    var wrongs = wrong(revision, limits, today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var profile = revision.change.profile().map(Profile::word).orElse(before.profile());
    var after =
        new Policy(before.version() + 1, revision.effectiveFrom, profile, today, fresh(limits));
    var now = clock.instant();
    policies.save(after, revision.partnership, now, revision.by, revision.note.strip());
    minutes.countAgain(revision.partnership, WHY, today);
    int fallAway =
        recount.under(
            instead(after, revision), revision.partnership, revision.effectiveFrom, today);
    int count =
        recount.all(
            revision.partnership, bankHolidays.workingDays(), Cause.POLICY, WHY, today, now);
    return Outcome.done(
        new Moves(count, fallAway, recount.moved(revision.partnership, revision.by, now, SHOWN)));
  }

  private List<Instead> instead(Policy after, Revision revision) {
    var limits = new ArrayList<Instead>();
    for (var old : recount.inUse(revision.partnership, revision.effectiveFrom)) {
      limits.add(
          new Instead(
              old.id(),
              after.binding(old.rule(), old.anchor()).map(Limit::id).orElse(null),
              after.warning(old.rule(), old.anchor()).map(Limit::id).orElse(null)));
    }
    return limits;
  }

  private static List<Wrong> wrong(Revision revision, List<Limit> limits, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    if (revision.effectiveFrom.isBefore(EARLIEST)) {
      wrongs.add(new Wrong("effectiveFrom", "is before 2015; check the year"));
    }
    if (revision.effectiveFrom.isAfter(today.plusYears(1))) {
      wrongs.add(new Wrong("effectiveFrom", "is more than a year away; check the year"));
    }
    if (revision.note.isBlank() || revision.note.length() > LONGEST_NOTE) {
      wrongs.add(new Wrong("note", "must say why, for the record, in at most 500 characters"));
    }
    if (revision.change instanceof Change.OfRule(var rule, var given)) {
      wrongs.addAll(PolicyCheck.wrong(rule, given));
    }
    if (wrongs.isEmpty()) {
      wrongs.addAll(PolicyCheck.wrong(limits));
    }
    return wrongs;
  }

  /** Each version has rows of its own, so that a deadline tells which version made it. */
  private static List<Limit> fresh(List<Limit> limits) {
    return limits.stream()
        .map(one ->
            new Limit(
                UUID.randomUUID(),
                one.rule(),
                one.anchor(),
                one.severity(),
                one.amount(),
                one.unit(),
                one.convention(),
                one.roll(),
                one.source()))
        .toList();
  }

  /**
   * What is to be set.
   *
   * @param effectiveFrom what is counted from this day or later is counted so
   * @param note why, for the record
   */
  record Revision(
      PartnershipId partnership, Change change, LocalDate effectiveFrom, String note, String by) {}

  /** One rule set anew, or a whole profile taken on. */
  sealed interface Change {

    List<Limit> over(Policy before);

    default Optional<Profile> profile() {
      return Optional.empty();
    }

    /** All limits of one rule; none at all is legal and means not set. */
    record OfRule(Rule rule, List<Limit> limits) implements Change {

      @Override
      public List<Limit> over(Policy before) {
        var all = new ArrayList<>(before.limits());
        all.removeIf(limit -> limit.rule() == rule);
        all.addAll(limits);
        return all;
      }
    }

    /** A named profile, whole. */
    record WholeProfile(Profile taken) implements Change {

      @Override
      public List<Limit> over(Policy before) {
        return taken.limits();
      }

      @Override
      public Optional<Profile> profile() {
        return Optional.of(taken);
      }
    }
  }
}
