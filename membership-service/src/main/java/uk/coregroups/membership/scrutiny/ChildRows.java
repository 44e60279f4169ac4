package uk.coregroups.membership.scrutiny;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildCheck;
import uk.coregroups.membership.child.ChildName;
import uk.coregroups.membership.copying.CopyTable;
import uk.coregroups.membership.extract.Column;

/** Rows about children: the child, the family and its team, and the plan. */
final class ChildRows {

  private static final int LONGEST_NAME = 120;

  private final Known known;
  private final CopyTable table;
  private final LocalDate today;

  ChildRows(Known known, CopyTable table, LocalDate today) {
    this.known = known;
    this.table = table;
    this.today = today;
  }

  void take(Look look) {
    var key = look.key(Column.KEY);
    var familyKey = look.key(Column.FAMILY);
    var started = look.day(Column.PLAN_STARTED_ON);
    var ended = look.dayIfAny(Column.PLAN_ENDED_ON);
    var born = look.day(Column.BORN_ON);
    var child = known.child(key);
    var family = known.family(familyKey);
    checkOnce(look, child);
    checkFamily(look, child, family, started, ended);
    var school = school(look);
    if (started != null && born != null) {
      check(look, child.id, born, started, ended);
    }
    if (look.isWell()) {
      table
          .row()
          .number(look.number())
          .id(child.id)
          .id(known.freshId())
          .text(key)
          .flag(child.fresh)
          .id(family.id)
          .text(look.text(Column.NAME))
          .day(born)
          .id(school)
          .day(started)
          .day(ended);
      if (family.fresh) {
        family.plans.add(new Known.Plan(child.id, ended));
      }
    }
  }

  private static void checkOnce(Look look, Known.Kid child) {
    if (child.row > 0) {
      look.say(Column.KEY, "is the key of the child in row " + child.row + " already");
    } else {
      child.row = look.number();
    }
  }

  private void checkFamily(
      Look look,
      Known.Kid child,
      Known.Family family,
      @Nullable LocalDate started,
      @Nullable LocalDate ended) {
    if (child.family != null && !child.family.equals(family.id)) {
      look.say(Column.FAMILY, "is another family than this child has here; move the child by hand");
    }
    var team = known.teams.get(look.text(Column.TEAM).toLowerCase(Locale.UK));
    if (team == null) {
      look.say(Column.TEAM, "is no team of this partnership; set it up first");
    } else if (family.team != null && !family.team.equals(team)) {
      look.say(Column.TEAM, "is another than the team of this family in row " + family.row);
    } else {
      family.team = team;
    }
    if (family.row == 0) {
      family.row = look.number();
    }
    if (started != null && (family.since == null || started.isBefore(family.since))) {
      family.since = started;
    }
    family.onAPlan |= ended == null;
  }

  private @Nullable UUID school(Look look) {
    var urn = look.text(Column.SCHOOL_URN);
    var school = urn.isEmpty() ? null : known.schools.get(urn);
    if (!urn.isEmpty() && school == null) {
      look.say(Column.SCHOOL_URN, "is no school in the list of schools; add it first");
    }
    return school;
  }

  private void check(
      Look look, UUID id, LocalDate born, LocalDate started, @Nullable LocalDate ended) {
    var name = look.text(Column.NAME);
    var called = new ChildName(name);
    var child = new Child(new ChildId(id), called, born, null, null, null, null, started, ended);
    ChildCheck.wrong(child, "", today).forEach(look::say);
    look.words(Column.NAME, LONGEST_NAME);
    if (ended != null && ended.isBefore(started)) {
      look.say(Column.PLAN_ENDED_ON, "is before the day the plan began");
    }
    if (ended != null && ended.isAfter(today)) {
      look.say(Column.PLAN_ENDED_ON, "is in the future");
    }
  }
}
