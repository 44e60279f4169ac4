package uk.coregroups.membership.extract;

import java.util.Arrays;
import java.util.Optional;

/** What an extract may say in a row; which of it is asked for depends on the kind of record. */
public enum Column {
  RECORD("Record", true),
  KEY("Key", true),
  FAMILY("Family", true),
  PERSON("Person", true),
  TEAM("Team", true),
  KIND("Kind", true),
  NAME("Name", true),
  BORN_ON("BornOn", true),
  SCHOOL_URN("SchoolUrn", false),
  PLAN_STARTED_ON("PlanStartedOn", true),
  PLAN_ENDED_ON("PlanEndedOn", true),
  AGENCY("Agency", false),
  EMAIL("Email", true),
  MOBILE("Mobile", false),
  CONFIDENTIAL_ADDRESS("ConfidentialAddress", true),
  ROLE("Role", true),
  FROM("From", true),
  LEFT_ON("LeftOn", true),
  LEFT_WHY("LeftWhy", false);

  private final String heading;
  private final boolean needed;

  Column(String heading, boolean needed) {
    this.heading = heading;
    this.needed = needed;
  }

  /** What stands over it unless the partnership's extracts say otherwise. */
  public String heading() {
    return heading;
  }

  /** Whether every extract must have it, though not in every row. */
  public boolean isNeeded() {
    return needed;
  }

  /** The column that a form calls by this name: {@code bornOn} is {@code BornOn}. */
  public static Optional<Column> of(String name) {
    return Arrays.stream(values()).filter(one -> one.heading.equalsIgnoreCase(name)).findFirst();
  }
}
