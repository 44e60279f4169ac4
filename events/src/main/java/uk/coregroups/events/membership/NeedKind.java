package uk.coregroups.events.membership;

/** What somebody may need to take part in a meeting; never in anybody's own words. */
public enum NeedKind {
  INTERPRETER("an interpreter"),
  SIGN_LANGUAGE("an interpreter of British Sign Language"),
  LIP_SPEAKER("a lip-speaker"),
  HEARING_LOOP("a room with a hearing loop"),
  STEP_FREE("a room without steps"),
  LARGE_PRINT("papers in large print"),
  EASY_READ("papers in easy words"),
  BREAKS("time for breaks");

  private final String words;

  NeedKind(String words) {
    this.words = words;
  }

  /** "a room without steps". */
  public String words() {
    return words;
  }
}
