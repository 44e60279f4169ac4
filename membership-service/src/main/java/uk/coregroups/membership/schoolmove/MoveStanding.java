package uk.coregroups.membership.schoolmove;

/** Where a move stands; always worked out, never stored. */
enum MoveStanding {
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

  MoveStanding(String words) {
    this.words = words;
  }

  /** For a page. */
  String words() {
    return words;
  }

  static MoveStanding of(SchoolMove move) {
    if (move.calledOff() != null) {
      return CALLED_OFF;
    }
    if (!move.isToSchool()) {
      var consent = move.consent();
      return consent == null ? CONSENT_AWAITED : consent.given() ? CONSENT_GIVEN : CONSENT_REFUSED;
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
