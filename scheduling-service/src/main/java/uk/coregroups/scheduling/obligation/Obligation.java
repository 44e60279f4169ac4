package uk.coregroups.scheduling.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;

/**
 * Something owed by a date.
 *
 * @param about the core group, child, conference, meeting, invitation or school move it concerns
 * @param reference what letters call it
 * @param anchor the conference, meeting or school move from whose day it is counted
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
    Due due,
    LocalDate openedOn,
    @Nullable Instant overAt,
    @Nullable LocalDate settledOn,
    @Nullable Settled settledHow) {

  /** How an obligation stopped being owed. */
  public enum Settled {
    /** It was done. */
    MET,
    /** What it was about fell away: a meeting cancelled, a member gone, a plan ended. */
    FELL_AWAY,
    /** Another obligation took its place: a meeting moved, a school changed. */
    REPLACED,
    /** It was not done, and its moment has passed: a report before a conference that is over. */
    MISSED
  }

  public LocalDate dueOn() {
    return due.on();
  }

  public LocalDate anchorOn() {
    return due.from();
  }

  public boolean isOpen() {
    return settledOn == null;
  }

  /** Where it stands on a day; always worked out, never stored. */
  public Standing on(LocalDate today) {
    if (settledHow == Settled.FELL_AWAY || settledHow == Settled.REPLACED) {
      return Standing.FELL_AWAY;
    }
    if (settledHow == Settled.MISSED) {
      return Standing.MISSED;
    }
    if (settledOn != null) {
      return settledOn.isAfter(due.on()) ? Standing.MET_LATE : Standing.MET;
    }
    if (today.isAfter(due.on())) {
      return Standing.LATE;
    }
    var warnOn = due.warnOn();
    return warnOn != null && today.isAfter(warnOn) ? Standing.WARNING : Standing.OPEN;
  }

  /** The same obligation, due on another day. */
  Obligation due(Due due, @Nullable Instant overAt) {
    return new Obligation(
        id,
        partnership,
        coreGroup,
        kind,
        about,
        reference,
        anchor,
        due,
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
    MISSED,
    FELL_AWAY
  }

  /** A new one. */
  public static Obligation by(
      Due due, Subject subject, UUID anchor, @Nullable Instant overAt, LocalDate today) {
    return new Obligation(
        ObligationId.fresh(),
        subject.partnership,
        subject.coreGroup,
        subject.kind,
        subject.about,
        subject.reference,
        anchor,
        due,
        today,
        overAt,
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
    return by(Due.given(dueOn, anchorOn), subject, anchor, overAt, today);
  }

  /** What an obligation is about. */
  public record Subject(
      PartnershipId partnership, CoreGroupId coreGroup, Kind kind, UUID about, String reference) {}
}
