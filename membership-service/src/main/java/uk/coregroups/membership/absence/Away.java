package uk.coregroups.membership.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.CoreGroupId;

/**
 * The days on which a professional is to be away.
 *
 * @param coreGroup the one group it is about; null for all in which they sit
 * @param until the last day
 * @param deputy the mailbox of who comes in their place; null if nobody does
 */
record Away(
    @Nullable CoreGroupId coreGroup, LocalDate from, LocalDate until, @Nullable String deputy) {

  private static final int AHEAD_DAYS = 366;

  List<Wrong> wrongs(LocalDate today) {
    var wrongs = new ArrayList<Wrong>();
    if (until.isBefore(from)) {
      wrongs.add(new Wrong("until", "is before the first day"));
    } else if (until.isBefore(today)) {
      wrongs.add(new Wrong("until", "is over already"));
    } else if (until.isAfter(today.plusDays(AHEAD_DAYS))) {
      wrongs.add(new Wrong("until", "is more than a year away; check the date"));
    }
    return wrongs;
  }
}
