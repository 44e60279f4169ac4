package uk.coregroups.scheduling.revision;

import java.util.List;
import uk.coregroups.scheduling.obligation.Recount.Moved;

/**
 * What a revision does to open deadlines.
 *
 * @param count how many dates move
 * @param fallAway how many are no longer owed, because their rule is no longer set
 * @param moves the first of them
 */
record Moves(int count, int fallAway, List<Moved> moves) {}
