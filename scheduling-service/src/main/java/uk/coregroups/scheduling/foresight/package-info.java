/**
 * What lies ahead: what will be late if nothing is booked, what a month brings, and what follows
 * from a date before it is taken.
 *
 * <p>In: a partnership, perhaps a team, a number of weeks; or a group and a proposed date. Out:
 * lists, each one query, that stay quick with all of England in one installation.
 */
@NullMarked
package uk.coregroups.scheduling.foresight;

import org.jspecify.annotations.NullMarked;
