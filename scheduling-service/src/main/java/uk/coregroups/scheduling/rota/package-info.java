/**
 * Whose turn it is to chair a meeting and to write its minutes.
 *
 * <p>In: the meetings held, the members of the day and who is away; a turn agreed by hand. Out: who
 * is to chair and to write, and why. What a meeting's own record says is never changed by it.
 */
@NullMarked
package uk.coregroups.scheduling.rota;

import org.jspecify.annotations.NullMarked;
