package uk.coregroups.scheduling.obligation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.coregroups.scheduling.timetable.WorkingDays;

/**
 * The rungs of one kind of obligation, in the order in which they are reached.
 *
 * @param late which rungs still count whose day had passed before the obligation was opened
 */
public record Ladder(List<Rung> rungs, Late late) {

  /** Rungs whose day had passed before anybody could have heard of them. */
  public enum Late {
    /** Nobody needs yesterday's reminder of a meeting booked today. */
    NONE,
    /**
     * Minutes of a meeting recorded late are chased by the step that stands today, and not by all
     * the steps before it in the same second.
     */
    HIGHEST,
    /** What each is asked to do about a move of school learnt of late is another thing. */
    ALL
  }

  private static final Ladder NONE = new Ladder(List.of(), Late.NONE);
  private static final Ladder REPLY = new Ladder(List.of(Rung.REPLY_AWAITED), Late.NONE);
  private static final Ladder ATTEND =
      new Ladder(List.of(Rung.REMINDER_BY_EMAIL, Rung.REMINDER_BY_TEXT), Late.NONE);
  private static final Ladder SHARE =
      new Ladder(
          List.of(
              Rung.MINUTES_NUDGE, Rung.MINUTES_DUE, Rung.MINUTES_CHASER, Rung.MINUTES_TO_MANAGER),
          Late.HIGHEST);
  private static final Ladder RECORD_SCHOOL = new Ladder(List.of(Rung.SCHOOL_OFFERED), Late.ALL);
  private static final Ladder MOVE_SCHOOL =
      new Ladder(
          List.of(
              Rung.SCHOOL_PROMPT,
              Rung.SCHOOL_CONTACT,
              Rung.SCHOOL_CHASER,
              Rung.SCHOOL_TO_MANAGER,
              Rung.SCHOOL_LAST_CHANCE),
          Late.ALL);
  private static final Ladder FILE = new Ladder(List.of(Rung.FILE_ARRIVED), Late.ALL);

  /** Each kind has one. */
  public static Ladder of(Kind kind) {
    return switch (kind) {
      case REQUEST_CONFERENCE,
          HOLD_INITIAL,
          HOLD_TRANSFER_IN,
          HOLD_PRE_BIRTH,
          HOLD_REVIEW,
          RECONVENE,
          HOLD_PROFESSIONALS_MEETING,
          INVITE_TO_REVIEW,
          REPORT_TO_FAMILY,
          REPORT_TO_CHAIR,
          AGENCY_REPORTS,
          LAST_CORE_GROUP,
          DECISION_LETTER,
          CONFERENCE_RECORD,
          CORRECT_RECORD,
          BOOK_CORE_GROUP,
          MEET_FAMILY,
          HOLD_CORE_GROUP,
          SECOND_CORE_GROUP,
          ENOUGH_CORE_GROUPS,
          APPROVE_MINUTES ->
          NONE;
      case REPLY -> REPLY;
      case ATTEND -> ATTEND;
      case SHARE_WITH_PROFESSIONALS, SHARE_WITH_FAMILY -> SHARE;
      case RECORD_SCHOOL -> RECORD_SCHOOL;
      case MOVE_SCHOOL -> MOVE_SCHOOL;
      case TRANSFER_FILE -> FILE;
    };
  }

  /** The rungs reached by {@code today} and not yet on record, the highest first. */
  public List<Rung> reached(
      Obligation owed, Set<Rung> recorded, LocalDate today, WorkingDays days) {
    return rungs.reversed().stream()
        .filter(rung -> stands(rung, owed, recorded, days))
        .filter(rung -> !rung.on(owed, days).isAfter(today))
        .toList();
  }

  /** The day of the next rung not yet on record; nothing if the ladder is climbed. */
  public Optional<LocalDate> nextLook(Obligation owed, Set<Rung> recorded, WorkingDays days) {
    return rungs.stream()
        .filter(rung -> stands(rung, owed, recorded, days))
        .map(rung -> rung.on(owed, days))
        .min(Comparator.naturalOrder());
  }

  private boolean stands(Rung rung, Obligation owed, Set<Rung> recorded, WorkingDays days) {
    return !recorded.contains(rung) && (isInTime(rung, owed, days) || countsLate(rung, owed, days));
  }

  private boolean countsLate(Rung rung, Obligation owed, WorkingDays days) {
    return switch (late) {
      case NONE -> false;
      case HIGHEST ->
          rungs.stream()
              .filter(higher -> higher.compareTo(rung) > 0)
              .allMatch(higher -> isInTime(higher, owed, days));
      case ALL -> true;
    };
  }

  private static boolean isInTime(Rung rung, Obligation owed, WorkingDays days) {
    return rung.on(owed, days).isAfter(owed.openedOn());
  }
}
