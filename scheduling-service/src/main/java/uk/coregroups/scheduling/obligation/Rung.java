package uk.coregroups.scheduling.obligation;

import static uk.coregroups.scheduling.obligation.Party.CHAIR;
import static uk.coregroups.scheduling.obligation.Party.CONTACT;
import static uk.coregroups.scheduling.obligation.Party.CURRENT_LEAD;
import static uk.coregroups.scheduling.obligation.Party.EXPECTED;
import static uk.coregroups.scheduling.obligation.Party.INVITED;
import static uk.coregroups.scheduling.obligation.Party.LEAD_SOCIAL_WORKER;
import static uk.coregroups.scheduling.obligation.Party.MINUTES_HOLDER;
import static uk.coregroups.scheduling.obligation.Party.MINUTE_TAKER;
import static uk.coregroups.scheduling.obligation.Party.NEW_LEAD;
import static uk.coregroups.scheduling.obligation.Party.TEAM_MANAGER;

import java.time.LocalDate;
import java.util.List;
import uk.coregroups.scheduling.timetable.WorkingDays;

/**
 * A point on the way to a due date at which somebody is to hear of it. Rungs are in the order in
 * which they are reached; their sources are in docs/RULES.md.
 */
public enum Rung {
  /**
   * Gmail may hide an invitation until it is answered; two days without an answer counts as unseen.
   */
  REPLY_AWAITED(From.ANCHOR, 2, INVITED),

  REMINDER_BY_EMAIL(From.DUE, -2, EXPECTED),
  REMINDER_BY_TEXT(From.DUE, -1, EXPECTED),

  MINUTES_NUDGE(From.DUE, -2, MINUTE_TAKER),
  MINUTES_DUE(From.DUE, 0, MINUTES_HOLDER, CHAIR),
  MINUTES_CHASER(From.DUE, 2, CHAIR, LEAD_SOCIAL_WORKER),
  MINUTES_TO_MANAGER(From.DUE, 5, TEAM_MANAGER),

  SCHOOL_OFFERED(From.DUE, 0, LEAD_SOCIAL_WORKER),
  SCHOOL_PROMPT(From.DUE, -30, LEAD_SOCIAL_WORKER, CURRENT_LEAD),
  SCHOOL_CONTACT(From.DUE, -20, CONTACT),
  SCHOOL_CHASER(From.DUE, -10, CONTACT, LEAD_SOCIAL_WORKER),
  SCHOOL_TO_MANAGER(From.DUE, -5, TEAM_MANAGER),
  SCHOOL_LAST_CHANCE(From.DUE, -2, TEAM_MANAGER),

  FILE_ARRIVED(From.DUE, 0, CURRENT_LEAD, NEW_LEAD);

  private final From from;
  private final int workingDays;
  private final List<Party> parties;

  Rung(From from, int workingDays, Party... parties) {
    this.from = from;
    this.workingDays = workingDays;
    this.parties = List.of(parties);
  }

  /** Who is to hear. */
  public List<Party> parties() {
    return parties;
  }

  /** The working day on which the rung is reached. */
  LocalDate on(Obligation owed, WorkingDays days) {
    return switch (from) {
      case ANCHOR -> days.after(owed.anchorOn(), workingDays);
      case DUE -> days.onOrBefore(days.after(owed.dueOn(), workingDays));
    };
  }

  private enum From {
    ANCHOR,
    DUE
  }
}
