package uk.coregroups.membership.scrutiny;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import uk.coregroups.events.Reference;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.membership.extract.Column;
import uk.coregroups.membership.extract.Faults;
import uk.coregroups.membership.extract.Row;

/** The looking over of one extract: row by row first, and at the end of all of them together. */
public final class Scrutiny implements AutoCloseable {

  /** So few that their facts, put into words ahead of the telling, take little memory. */
  private static final int GROUPS_AT_ONCE = 1_000;

  private static final int WINDOWS_AT_ONCE = 2;

  private final Known known;
  private final Faults faults;
  private final Layout layout;
  private final ChildRows children;
  private final PersonRows people;
  private final MembershipRows memberships;
  private int rows;

  Scrutiny(Known known, Faults faults, Layout layout, LocalDate today, boolean allowDrama) {
    this.known = known;
    this.faults = faults;
    this.layout = layout;
    this.children = new ChildRows(known, layout.children(), today);
    this.people = new PersonRows(known, layout.people(), allowDrama);
    this.memberships = new MembershipRows(known, layout.members(), today);
  }

  /** Looks at rows, in the order of the file. */
  public void take(List<Row> some) {
    for (var row : some) {
      rows++;
      var kind = row.kind();
      if (kind.isEmpty()) {
        faults.say(row, null, Column.RECORD, "must be Child, Person or Membership");
        continue;
      }
      var look = new Look(row, kind.get(), faults);
      switch (kind.get()) {
        case CHILD -> children.take(look);
        case PERSON -> people.take(look);
        case MEMBERSHIP -> memberships.take(look);
      }
    }
  }

  /** How many rows were looked at. */
  public int rows() {
    return rows;
  }

  /** Lays out the families of which the rows spoke, and sends what has not been sent. */
  void end() {
    known.families.forEach((key, family) -> {
      if (family.isBrought()) {
        family.reference = reference();
      }
      if (family.row > 0 && family.team != null) {
        layout
            .families()
            .row()
            .number(family.row)
            .id(family.id)
            .text(key)
            .flag(family.fresh)
            .id(family.team)
            .text(family.reference)
            .day(family.since);
      }
    });
    layout.end();
  }

  /**
   * What the neighbours are to hear of the groups that are new: of so many at a time, the next of
   * them being put into words while these are told.
   *
   * @param managers of the teams, as they are now
   * @param adopted who was here before under another id than the one given to them here
   * @param words puts facts into words, on another thread
   */
  public <T> Stream<T> newGroups(
      Map<TeamId, PersonId> managers,
      Map<UUID, UUID> adopted,
      Function<List<MembershipEvent>, T> words) {
    var newGroups = new NewGroups(managers, adopted);
    return known.families.values().stream()
        .filter(Known.Family::isBrought)
        .gather(Gatherers.windowFixed(GROUPS_AT_ONCE))
        .gather(
            Gatherers.mapConcurrent(
                WINDOWS_AT_ONCE, families -> words.apply(newGroups.of(families))));
  }

  /** Nobody looks at it any more, whether or not it came to its end. */
  @Override
  public void close() {
    layout.wire().close();
  }

  private String reference() {
    var reference = Reference.fresh('G', known.references::contains);
    known.references.add(reference);
    return reference;
  }

  Known known() {
    return known;
  }

  PersonRows people() {
    return people;
  }

  MembershipRows memberships() {
    return memberships;
  }

  Faults faults() {
    return faults;
  }
}
