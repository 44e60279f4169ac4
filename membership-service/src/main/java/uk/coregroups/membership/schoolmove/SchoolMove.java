package uk.coregroups.membership.schoolmove;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.transition.Phase;

/**
 * A child's move from one school to the next.
 *
 * @param year the summer after which the child moves, or the year of a move during the year
 * @param to the new school; null while it is not yet known
 * @param contact the member named to tell the new school
 * @param released whether a person has released the one letter to the new school's lead
 * @param confirmedOn the day from which the new school's lead is known to know
 * @param joinsOn the first day at the new school or at home, of a move during the year
 * @param notKnownOn the day on which somebody said that the new school is not known yet
 * @param consent what the council said to home education
 * @param calledOff why the child does not move after all
 */
public record SchoolMove(
    SchoolMoveId id,
    PartnershipId partnership,
    CoreGroupId coreGroup,
    ChildId child,
    String reference,
    Phase phase,
    int year,
    @Nullable SchoolId from,
    @Nullable SchoolId to,
    @Nullable PersonId contact,
    boolean released,
    @Nullable LocalDate confirmedOn,
    @Nullable LocalDate joinsOn,
    @Nullable LocalDate notKnownOn,
    @Nullable Consent consent,
    @Nullable CalledOff calledOff) {

  /** Where it stands. */
  public Standing standing() {
    return Standing.of(this);
  }

  /** Whether a school is told of it. */
  boolean isToSchool() {
    return phase != Phase.HOME_EDUCATION;
  }

  /** Another new school, or none yet: whatever the first one was told no longer counts. */
  SchoolMove goingTo(@Nullable SchoolId school, @Nullable LocalDate notKnownOn) {
    return with(from, school, contact, false, null, notKnownOn);
  }

  SchoolMove withContact(PersonId person) {
    return with(from, to, person, released, confirmedOn, notKnownOn);
  }

  SchoolMove from(@Nullable SchoolId school) {
    return with(school, to, contact, released, confirmedOn, notKnownOn);
  }

  private SchoolMove with(
      @Nullable SchoolId from,
      @Nullable SchoolId to,
      @Nullable PersonId contact,
      boolean released,
      @Nullable LocalDate confirmedOn,
      @Nullable LocalDate notKnownOn) {
    return new SchoolMove(
        id,
        partnership,
        coreGroup,
        child,
        reference,
        phase,
        year,
        from,
        to,
        contact,
        released,
        confirmedOn,
        joinsOn,
        notKnownOn,
        consent,
        calledOff);
  }

  /** What the council said to home education while the child is on a plan. */
  public record Consent(boolean given, LocalDate on) {}

  /** Why a child does not move after all, and since when that is known. */
  public record CalledOff(LocalDate on, String why) {}

  /** Where a move stands; always worked out, never stored. */
  public enum Standing {
    EXPECTED("The new school has not been recorded"),
    NOT_YET_KNOWN("The new school is not yet known"),
    SCHOOL_KNOWN("The new school is recorded and has not been told"),
    LETTER_RELEASED("A letter has been released; the new school has not confirmed"),
    CONFIRMED("The new school knows"),
    CONSENT_AWAITED("The council has not said whether it consents"),
    CONSENT_GIVEN("The council consents to home education"),
    CONSENT_REFUSED("The council does not consent to home education"),
    CALLED_OFF("The child does not move");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    /** For a page. */
    public String words() {
      return words;
    }

    private static Standing of(SchoolMove move) {
      if (move.calledOff() != null) {
        return CALLED_OFF;
      }
      if (!move.isToSchool()) {
        var consent = move.consent();
        return consent == null
            ? CONSENT_AWAITED
            : consent.given() ? CONSENT_GIVEN : CONSENT_REFUSED;
      }
      if (move.to() == null) {
        return move.notKnownOn() == null ? EXPECTED : NOT_YET_KNOWN;
      }
      if (move.confirmedOn() != null) {
        return CONFIRMED;
      }
      return move.released() ? LETTER_RELEASED : SCHOOL_KNOWN;
    }
  }
}
