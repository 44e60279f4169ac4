package uk.coregroups.membership.gias;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column of the register that is read; it has some hundred and forty. Where the register has both
 * a code and a name, the name is read.
 */
enum GiasColumn {
  URN("URN", true),
  NAME("EstablishmentName", true),
  PHASE("PhaseOfEducation", true),
  LOW_AGE("StatutoryLowAge", true),
  HIGH_AGE("StatutoryHighAge", true),
  STANDING("EstablishmentStatus", true),
  CLOSES_ON("CloseDate", false),
  LOCAL_AUTHORITY("LA", false),
  POSTCODE("Postcode", false);

  private final String title;
  private final boolean needed;

  GiasColumn(String title, boolean needed) {
    this.title = title;
    this.needed = needed;
  }

  /** As the register writes it. */
  String title() {
    return title;
  }

  boolean isNeeded() {
    return needed;
  }

  /** Whether a cell of the header stands for it: {@code LA (name)} does, {@code LA (code)} not. */
  boolean isNamed(String header) {
    return header.equalsIgnoreCase(title) || header.equalsIgnoreCase(title + " (name)");
  }

  static List<GiasColumn> all() {
    return List.of(values());
  }

  /** The ones without which nothing is read, for a person. */
  static String needed() {
    return Arrays.stream(values())
        .filter(GiasColumn::isNeeded)
        .map(GiasColumn::title)
        .collect(Collectors.joining(", "));
  }
}
