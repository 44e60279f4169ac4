package uk.coregroups.scheduling.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.timetable.Deadline;

/**
 * Something owed by a date.
 *
 * @param about the core group, child, meeting, invitation or school move it concerns
 * @param reference what letters call it
 * @param anchor the conference, meeting or school move from whose day it is counted
 * @param dueLimit the policy's limit that made the date, if a policy made it
 * @param warnOn the day from which it should worry somebody, before it is late
 * @param overAt the moment from which its rungs are pointless, such as the start of the meeting
 * @param settledOn the day on which it was met or fell away
 */
public record Obligation(
    ObligationId id,
    PartnershipId partnership,
    CoreGroupId coreGroup,
    Kind kind,
    UUID about,
    String reference,
    UUID anchor,
    LocalDate anchorOn,
    LocalDate dueOn,
    @Nullable UUID dueLimit,
    @Nullable LocalDate warnOn,
    @Nullable UUID warnLimit,
    LocalDate openedOn,
    @Nullable Instant overAt,
    @Nullable LocalDate settledOn,
    @Nullable Settled settledHow) {

  /** How an obligation stopped being owed. */
  public enum Settled {
    /** It was done. */
    MET,
    /** What it was about fell away: a meeting cancelled, a member gone. */
    FELL_AWAY,
    /** Another obligation took its place: a meeting moved, a school changed. */
    REPLACED
  }

  public boolean isOpen() {
    return settledOn == null;
  }

  /** Where it stands on a day; always worked out, never stored. */
  public Standing on(LocalDate today) {
    if (settledHow == Settled.FELL_AWAY || settledHow == Settled.REPLACED) {
      return Standing.FELL_AWAY;
    }
    if (settledOn != null) {
      return settledOn.isAfter(dueOn) ? Standing.MET_LATE : Standing.MET;
    }
    if (today.isAfter(dueOn)) {
      return Standing.LATE;
    }
    return warnOn != null && today.isAfter(warnOn) ? Standing.WARNING : Standing.OPEN;
  }

  /** The same obligation counted from another day. */
  Obligation countedFrom(LocalDate anchorOn, LocalDate dueOn, @Nullable LocalDate warnOn) {
    return new Obligation(
        id,
        partnership,
        coreGroup,
        kind,
        about,
        reference,
        anchor,
        anchorOn,
        dueOn,
        dueLimit,
        warnOn,
        warnLimit,
        openedOn,
        overAt,
        settledOn,
        settledHow);
  }

  /** The same obligation, due on another day. */
  Obligation dueOn(LocalDate dueOn, @Nullable Instant overAt) {
    return new Obligation(
        id,
        partnership,
        coreGroup,
        kind,
        about,
        reference,
        anchor,
        anchorOn,
        dueOn,
        dueLimit,
        warnOn,
        warnLimit,
        openedOn,
        overAt,
        settledOn,
        settledHow);
  }

  /** Where an obligation stands. */
  public enum Standing {
    OPEN,
    WARNING,
    LATE,
    MET,
    MET_LATE,
    FELL_AWAY
  }

  /** A new one whose date a policy's deadline gives. */
  public static Obligation by(
      Deadline due, @Nullable Deadline warning, Subject subject, UUID anchor, LocalDate today) {
    return new Obligation(
        ObligationId.fresh(),
        subject.partnership,
        subject.coreGroup,
        subject.kind,
        subject.about,
        subject.reference,
        anchor,
        due.anchor(),
        due.on(),
        due.limit().id(),
        warning == null ? null : warning.on(),
        warning == null ? null : warning.limit().id(),
        today,
        null,
        null,
        null);
  }

  /** A new one whose date is given by what it is about, such as the day of a meeting. */
  public static Obligation on(
      LocalDate dueOn,
      Subject subject,
      UUID anchor,
      LocalDate anchorOn,
      @Nullable Instant overAt,
      LocalDate today) {
    return new Obligation(
        ObligationId.fresh(),
        subject.partnership,
        subject.coreGroup,
        subject.kind,
        subject.about,
        subject.reference,
        anchor,
        anchorOn,
        dueOn,
        null,
        null,
        null,
        today,
        overAt,
        null,
        null);
  }

  /** What an obligation is about. */
  public record Subject(
      PartnershipId partnership, CoreGroupId coreGroup, Kind kind, UUID about, String reference) {}
}
