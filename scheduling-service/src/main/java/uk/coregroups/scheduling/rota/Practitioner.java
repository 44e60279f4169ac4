package uk.coregroups.scheduling.rota;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.scheduling.roster.RosterSeat;

/**
 * A professional who may chair a meeting or write its minutes, and when they last did.
 *
 * @param lastServed the last meeting that was held and that they chaired or wrote up; null if there
 *     is none
 * @param lastTurn the last meeting, held or in the diary before, at which it is their turn; null if
 *     there is none
 * @param lastChaired the last meeting they chaired; null if there is none
 * @param turns how many meetings they chaired or wrote up
 */
public record Practitioner(
    PersonId person,
    String role,
    LocalDate joined,
    @Nullable LocalDate lastServed,
    @Nullable LocalDate lastTurn,
    @Nullable LocalDate lastChaired,
    int turns) {

  static final String TEAM_MANAGER = "TEAM_MANAGER";

  /** Managers lead the first core group; the police sit in the group only while involved. */
  private static final Set<String> NOT_IN_TURN = Set.of(TEAM_MANAGER, "POLICE");

  /** Least recently served first; then who served less often, who joined first, and the id. */
  static final Comparator<Practitioner> FAIRLY =
      Comparator.comparing(Practitioner::lastTurn, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(Practitioner::turns)
          .thenComparing(Practitioner::joined)
          .thenComparing(one -> one.person.value());

  static final Comparator<Practitioner> LEAST_RECENT_CHAIR =
      Comparator.comparing(
          Practitioner::lastChaired, Comparator.nullsFirst(Comparator.naturalOrder()));

  /**
   * Whether somebody in this seat may chair or write at all: never a parent, a child, an advocate
   * or an interpreter, whose place in the meeting is another one.
   */
  public static boolean mayServe(PersonKind kind, String role) {
    return kind == PersonKind.PROFESSIONAL
        && !role.contains("ADVOCATE")
        && !role.contains("INTERPRETER");
  }

  boolean isAskedInTurn() {
    return !NOT_IN_TURN.contains(role);
  }

  boolean isTeamManager() {
    return role.equals(TEAM_MANAGER);
  }

  boolean isLead() {
    return role.equals(RosterSeat.LEAD_SOCIAL_WORKER);
  }
}
