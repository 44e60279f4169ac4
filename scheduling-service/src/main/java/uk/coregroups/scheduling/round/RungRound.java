package uk.coregroups.scheduling.round;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.scheduling.RungReached;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Ladder;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Rung;
import uk.coregroups.scheduling.obligation.RungRecord;
import uk.coregroups.scheduling.task.Task;
import uk.coregroups.scheduling.task.TaskStore;

/**
 * Climbs every ladder as far as today.
 *
 * <p>A rung's day begins at eight in the morning, so that nobody hears of it in the night. Many
 * obligations climb in one transaction; if that fails, each climbs in one of its own, and one that
 * cannot is left for the next round and does not hold up the others.
 */
@Component
class RungRound implements Round {

  private static final LocalTime DAY_BEGINS = LocalTime.of(8, 0);
  private static final int BATCH = 1000;

  private final ObligationStore obligations;
  private final ReceiverStore receivers;
  private final TaskStore tasks;
  private final BankHolidays bankHolidays;
  private final Outbox outbox;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RungRound(
      ObligationStore obligations,
      ReceiverStore receivers,
      TaskStore tasks,
      BankHolidays bankHolidays,
      Outbox outbox,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.obligations = obligations;
    this.receivers = receivers;
    this.tasks = tasks;
    this.bankHolidays = bankHolidays;
    this.outbox = outbox;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  @Override
  public void run() {
    Sight.HOUSE.run(this::climbAll);
  }

  private void climbAll() {
    var now = clock.instant();
    var today = dayOf(now);
    try {
      while (Boolean.TRUE.equals(transaction.execute(status -> climbSome(today, now)))) {
        // Until a batch comes back short: nothing more has come to a rung.
      }
    } catch (RuntimeException e) {
      if (Unavailable.is(e)) {
        throw e;
      }
      climbOneByOne(today, now);
    }
    rememberRun(now, today);
  }

  private void climbOneByOne(LocalDate today, Instant now) {
    Round.forEach(
        obligations.idsToLookAt(today),
        id ->
            transaction.executeWithoutResult(
                status -> climb(obligations.toLookAt(today, id), today, now)));
  }

  private LocalDate dayOf(Instant now) {
    return now.atZone(clock.getZone()).minusSeconds(DAY_BEGINS.toSecondOfDay()).toLocalDate();
  }

  /** Climbs a batch; says whether there may be more. */
  private boolean climbSome(LocalDate today, Instant now) {
    var batch = obligations.toLookAt(today, BATCH);
    climb(batch, today, now);
    return batch.size() == BATCH;
  }

  private void climb(List<Obligation> batch, LocalDate today, Instant now) {
    if (batch.isEmpty()) {
      return;
    }
    var onRecord = obligations.rungs(batch);
    var people = receivers.of(batch, today);
    var days = bankHolidays.workingDays();
    var climbs = new ArrayList<Climb>(batch.size());
    var next = new HashMap<ObligationId, Optional<LocalDate>>();
    for (var owed : batch) {
      Map<Rung, Set<PersonId>> before = onRecord.getOrDefault(owed.id(), Map.of());
      var climb =
          Climb.of(owed, before, people.getOrDefault(owed.id(), Map.of()), today, now, days);
      climbs.add(climb);
      var after = new HashSet<>(before.keySet());
      climb.records().forEach(one -> after.add(one.rung()));
      next.put(owed.id(), Ladder.of(owed.kind()).nextLook(owed, after, days));
    }
    obligations.record(climbs.stream().flatMap(one -> one.records().stream()).toList(), now);
    obligations.lookNext(next);
    tell(climbs);
    climbs.forEach(climb -> openTasks(climb, now));
  }

  private void tell(List<Climb> climbs) {
    var partnerships = new ArrayList<PartnershipId>();
    var facts = new ArrayList<RungReached>();
    for (var climb : climbs) {
      for (var record : climb.toTell()) {
        partnerships.add(climb.owed().partnership());
        facts.add(fact(climb.owed(), record));
      }
    }
    outbox.tellAll(partnerships, facts);
  }

  private static RungReached fact(Obligation owed, RungRecord record) {
    return new RungReached(
        owed.coreGroup(),
        owed.id(),
        record.rung().name(),
        owed.reference(),
        meetingOf(owed),
        owed.dueOn(),
        List.copyOf(record.told()));
  }

  private static @Nullable MeetingId meetingOf(Obligation owed) {
    boolean ofMeeting =
        owed.kind().isOfInvitation()
            || owed.kind() == Kind.SHARE_WITH_PROFESSIONALS
            || owed.kind() == Kind.SHARE_WITH_FAMILY;
    return ofMeeting ? new MeetingId(owed.anchor()) : null;
  }

  private void openTasks(Climb climb, Instant now) {
    if (climb.reached(Rung.MINUTES_TO_MANAGER)) {
      open(Task.Kind.ESCALATION_PROPOSED, climb.owed(), now);
    }
    if (climb.reached(Rung.SCHOOL_LAST_CHANCE)) {
      open(Task.Kind.SCHOOL_LAST_CHANCE, climb.owed(), now);
    }
    if (climb.foundNobody()) {
      open(Task.Kind.NOBODY_TO_TELL, climb.owed(), now);
    }
  }

  private void open(Task.Kind kind, Obligation owed, Instant now) {
    tasks.open(kind, owed.partnership(), owed.coreGroup(), owed.about(), owed.reference(), now);
  }

  private void rememberRun(Instant now, LocalDate today) {
    jdbc.sql(
            """
            insert into round_run (round, ran_at, suite_day) values ('rungs', :now, :today)
            on conflict (round) do update
              set ran_at = excluded.ran_at, suite_day = excluded.suite_day
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("today", today)
        .update();
  }
}
