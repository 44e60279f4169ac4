package uk.coregroups.notification.addressbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.membership.PersonKind;

/**
 * What somebody has asked us to heed when we write to them. What nobody has asked is taken as the
 * safer answer where that costs nothing: the council is not named, no calendar entry is sent.
 *
 * @param councilNamed whether what arrives may carry the council's name
 * @param calendar whether a calendar entry may be sent: nobody else looks into their calendar
 * @param confirmEachUse whether somebody must ask them before each letter
 * @param readsEnglish whether they can read a letter
 * @param askAgainFrom the day from which what they said is too old to go by
 */
public record Wishes(
    boolean councilNamed,
    boolean calendar,
    boolean confirmEachUse,
    boolean readsEnglish,
    @Nullable LocalDate askAgainFrom) {

  private static final Wishes OF_A_PROFESSIONAL = new Wishes(true, true, false, true, null);

  /** Whether what they said is too old to go by. */
  boolean isOldOn(LocalDate day) {
    return askAgainFrom != null && !day.isBefore(askAgainFrom);
  }

  static Wishes of(PersonKind kind, ResultSet row) throws SQLException {
    if (kind == PersonKind.PROFESSIONAL) {
      return OF_A_PROFESSIONAL;
    }
    return new Wishes(
        Boolean.TRUE.equals(row.getObject("a_council", Boolean.class)),
        Boolean.FALSE.equals(row.getObject("a_shared", Boolean.class)),
        Boolean.TRUE.equals(row.getObject("a_confirm", Boolean.class)),
        !Boolean.FALSE.equals(row.getObject("a_english", Boolean.class)),
        row.getObject("a_ask_again", LocalDate.class));
  }
}
