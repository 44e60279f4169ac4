package uk.coregroups.membership.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.coregroups.events.door.Outcome.Wrong;

/** What must be so of a child before a group is formed around them. */
public final class ChildCheck {

  private static final int LONGEST_NAME = 120;
  private static final int OLDEST = 18;

  private ChildCheck() {}

  /**
   * Everything that is wrong, field by field.
   *
   * @param prefix what stands before the field's name in the caller's words, such as {@code
   *     children[0].}
   */
  public static List<Wrong> wrong(Child child, String prefix, LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    var name = child.name().value();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      wrongs.add(new Wrong(prefix + "name", "must be the child's name, in at most 120 characters"));
    }
    if (child.bornOn().isAfter(today)) {
      wrongs.add(new Wrong(prefix + "bornOn", "is in the future"));
    }
    if (child.bornOn().isBefore(today.minusYears(OLDEST))) {
      wrongs.add(new Wrong(prefix + "bornOn", "makes this person 18 or older"));
    }
    if (child.planStartedOn().isAfter(today)) {
      wrongs.add(new Wrong(prefix + "planStartedOn", "is in the future"));
    }
    if (child.planStartedOn().isBefore(child.bornOn())) {
      wrongs.add(new Wrong(prefix + "planStartedOn", "is before the child was born"));
    }
    return wrongs;
  }
}
