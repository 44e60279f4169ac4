/**
 * What was changed of who somebody is, how they are reached and where they sit: old and new, when,
 * by whom and by which way.
 *
 * <p>The database writes it down ({@code recorded_change}, by triggers), so that no way of changing
 * anything can forget to. In: the way, said by those who change many things at once. It goes with
 * the person or the group it is about.
 */
@NullMarked
package uk.coregroups.membership.change;

import org.jspecify.annotations.NullMarked;
