package uk.coregroups.membership.scrutiny;

import java.time.LocalDate;
import java.util.Locale;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.copying.CopyTable;
import uk.coregroups.membership.extract.Column;
import uk.coregroups.membership.partnership.RoleLabel;

/** Rows about memberships: who sits in which family's core group, as what, and from when. */
final class MembershipRows {

  private static final int AHEAD_DAYS = 90;
  private static final int LONGEST_WHY = 200;

  private final Known known;
  private final CopyTable table;
  private final LocalDate today;
  private final Doubles keys = new Doubles();
  private final Doubles seats = new Doubles();

  MembershipRows(Known known, CopyTable table, LocalDate today) {
    this.known = known;
    this.table = table;
    this.today = today;
  }

  void take(Look look) {
    var key = look.key(Column.KEY);
    var family = known.family(look.key(Column.FAMILY));
    var person = known.person(look.key(Column.PERSON));
    var role = known.roles.get(look.text(Column.ROLE).toLowerCase(Locale.UK));
    var from = look.day(Column.FROM);
    var until = look.dayIfAny(Column.LEFT_ON);
    var why = look.words(Column.LEFT_WHY, LONGEST_WHY);
    if (role == null) {
      look.say(Column.ROLE, "is not a role of this partnership");
    }
    if (from != null && from.isAfter(today.plusDays(AHEAD_DAYS))) {
      look.say(Column.FROM, "is more than 90 days away; check the date");
    }
    if (from != null && until != null && until.isBefore(from)) {
      look.say(Column.LEFT_ON, "is before the day this member joined");
    }
    keys.add(key);
    if (role == null || from == null) {
      return;
    }
    seat(person, role);
    boolean now = !from.isAfter(today) && (until == null || until.isAfter(today));
    family.led |= now && role.code().equals(RoleLabel.LEAD_SOCIAL_WORKER);
    seats.add(family.id.getLeastSignificantBits() * 31 + person.id.getLeastSignificantBits());
    if (look.isWell()) {
      var id = known.freshId();
      table
          .row()
          .number(look.number())
          .id(id)
          .text(key)
          .id(family.id)
          .id(person.id)
          .text(role.code())
          .day(from)
          .day(until)
          .text(why);
      if (family.fresh && (until == null || until.isAfter(today))) {
        family.places.add(new Known.Place(id, person, role, from));
      }
    }
  }

  private static void seat(Known.Someone person, RoleLabel role) {
    if (role.kind() == PersonKind.PROFESSIONAL) {
      person.seatedAsProfessional = true;
    } else {
      person.seatedAsFamily = true;
    }
  }

  /** Whether a key was, or may have been, given twice. */
  boolean hasKeyTwice() {
    return keys.any();
  }

  /** Whether somebody has, or may have, two memberships of one group. */
  boolean hasSeatTwice() {
    return seats.any();
  }
}
