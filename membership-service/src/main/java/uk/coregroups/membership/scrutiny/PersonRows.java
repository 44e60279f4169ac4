package uk.coregroups.membership.scrutiny;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.copying.CopyTable;
import uk.coregroups.membership.extract.Column;
import uk.coregroups.membership.person.EmailAddress;
import uk.coregroups.membership.person.KeepPerson;
import uk.coregroups.membership.person.MobileNumber;
import uk.coregroups.membership.person.PersonCheck;

/** Rows about people, who must pass what anybody must pass whose details are typed in. */
final class PersonRows {

  private static final int LONGEST_AGENCY = 120;

  private final Known known;
  private final CopyTable table;
  private final boolean allowDrama;
  private final Doubles mailboxes = new Doubles();

  PersonRows(Known known, CopyTable table, boolean allowDrama) {
    this.known = known;
    this.table = table;
    this.allowDrama = allowDrama;
  }

  void take(Look look) {
    var key = look.key(Column.KEY);
    var person = known.person(key);
    var kind = kind(look);
    if (person.row > 0) {
      look.say(Column.KEY, "is the key of the person in row " + person.row + " already");
    } else {
      person.row = look.number();
    }
    boolean confidential = confidential(look, kind);
    var agency = look.words(Column.AGENCY, LONGEST_AGENCY);
    if (kind == null) {
      return;
    }
    if (person.kind != null && person.kind != kind) {
      look.say(Column.KIND, "is not what this person is here, and nobody becomes the other");
    }
    person.kind = kind;
    var details =
        new KeepPerson.Details(
            look.text(Column.NAME),
            agency,
            look.text(Column.EMAIL),
            look.text(Column.MOBILE),
            confidential);
    var checked = PersonCheck.of(kind, details, allowDrama);
    checked.wrongs().forEach(look::say);
    if (look.isWell() && !person.merged) {
      var email = checked.email().map(EmailAddress::value).orElse("");
      if (kind == PersonKind.PROFESSIONAL) {
        mailboxes.add(email.toLowerCase(Locale.ROOT));
      }
      table
          .row()
          .number(look.number())
          .id(person.id)
          .text(key)
          .flag(person.fresh)
          .text(kind.name())
          .text(details.name())
          .text(agency)
          .text(email)
          .text(checked.mobile().map(MobileNumber::value).orElse(""))
          .flag(confidential);
    }
  }

  /** Whether a mailbox is, or may be, that of two professionals. */
  boolean hasMailboxTwice() {
    return mailboxes.any();
  }

  private static @Nullable PersonKind kind(Look look) {
    for (var kind : PersonKind.values()) {
      if (kind.name().equalsIgnoreCase(look.text(Column.KIND))) {
        return kind;
      }
    }
    look.say(Column.KIND, "must be Professional or Family");
    return null;
  }

  /** Of a family member it must be said: nobody's whereabouts are told because a cell was empty. */
  private static boolean confidential(Look look, @Nullable PersonKind kind) {
    var cell = look.text(Column.CONFIDENTIAL_ADDRESS).toLowerCase(Locale.UK);
    return switch (cell) {
      case "yes", "y", "true", "1" -> true;
      case "no", "n", "false", "0" -> false;
      default -> {
        if (!cell.isEmpty() || kind != PersonKind.PROFESSIONAL) {
          look.say(Column.CONFIDENTIAL_ADDRESS, "must be Yes or No");
        }
        yield false;
      }
    };
  }
}
