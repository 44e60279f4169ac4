package uk.coregroups.membership.reading;

/** What of a family's record was read. */
public enum What {
  RECORD("The record"),
  EMAIL_GROUP("The e-mail group"),
  FELLOWS("Who else is in the group"),
  SCHOOL_MOVES("Moves of school"),
  PERSON("A family member's page"),
  CHANGES("What was changed"),
  NEEDS("What a family member needs to take part"),
  ADULT_SERVICES("Whether an adult service sees a family member"),
  RINGING("How family members may be rung"),
  PEOPLE("Family members, in a search for people"),
  ALIKE("Family members who may have been entered twice"),
  SEATS("Names of the children, among a professional's groups"),
  SEARCH("Names of the children, in a search"),
  NAMES("Names of the children, in a list of work"),
  MINE("Names of the children, in My meetings");

  private final String words;

  What(String words) {
    this.words = words;
  }

  /** For a page. */
  public String words() {
    return words;
  }
}
