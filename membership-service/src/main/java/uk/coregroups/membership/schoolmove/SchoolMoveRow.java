package uk.coregroups.membership.schoolmove;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.schoolmove.SchoolMove.CalledOff;
import uk.coregroups.membership.schoolmove.SchoolMove.Consent;
import uk.coregroups.membership.transition.Phase;

/** A row of the table {@code school_move}. */
final class SchoolMoveRow {

  private SchoolMoveRow() {}

  static SchoolMove read(ResultSet row) throws SQLException {
    var contact = row.getObject("contact", UUID.class);
    return new SchoolMove(
        new SchoolMoveId(row.getObject("id", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        new CoreGroupId(row.getObject("core_group", UUID.class)),
        new ChildId(row.getObject("child", UUID.class)),
        row.getString("reference"),
        Phase.valueOf(row.getString("phase")),
        row.getInt("year"),
        school(row, "from_school"),
        school(row, "to_school"),
        contact == null ? null : new PersonId(contact),
        row.getObject("released_at") != null,
        row.getObject("confirmed_on", LocalDate.class),
        row.getObject("joins_on", LocalDate.class),
        row.getObject("not_known_on", LocalDate.class),
        consent(row),
        calledOff(row));
  }

  private static @Nullable Consent consent(ResultSet row) throws SQLException {
    var on = row.getObject("decided_on", LocalDate.class);
    return on == null ? null : new Consent(row.getBoolean("consented"), on);
  }

  private static @Nullable CalledOff calledOff(ResultSet row) throws SQLException {
    var on = row.getObject("called_off_on", LocalDate.class);
    return on == null ? null : new CalledOff(on, row.getString("called_off_why"));
  }

  private static @Nullable SchoolId school(ResultSet row, String column) throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new SchoolId(id);
  }
}
