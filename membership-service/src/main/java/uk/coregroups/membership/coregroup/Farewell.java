package uk.coregroups.membership.coregroup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Outcome.Wrong;

/**
 * What is written down when somebody leaves a group. It stays in the group's record and goes to
 * nobody.
 *
 * @param why the reason
 * @param handover what whoever comes after them should know; null if nothing was said
 */
public record Farewell(String why, @Nullable String handover) {

  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_HANDOVER = 2000;

  /** As it was typed, without the blanks around it. */
  public static Farewell of(String why, @Nullable String handover) {
    return new Farewell(
        why.strip(), handover == null || handover.isBlank() ? null : handover.strip());
  }

  /** Everything that is wrong, field by field. */
  public List<Wrong> wrongs() {
    var wrongs = new ArrayList<Wrong>();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      wrongs.add(new Wrong("why", "must say why, in at most 200 characters, for the record"));
    }
    if (handover != null && handover.length() > LONGEST_HANDOVER) {
      wrongs.add(new Wrong("handover", "must be at most 2,000 characters"));
    }
    return wrongs;
  }
}
