/**
 * From one school to the next: which change of school a child's age calls for, in which summer, and
 * where a child goes on a day.
 *
 * <p>It works out and decides nothing: whether a move is written down is for {@code schoolmove}.
 */
@NullMarked
package uk.coregroups.membership.transition;

import org.jspecify.annotations.NullMarked;
