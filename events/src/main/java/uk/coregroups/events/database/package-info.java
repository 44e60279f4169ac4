/**
 * What every service must know of its database: when it is not there, and that one thread holds one
 * connection.
 *
 * <p>In: what went wrong, and how many threads there are. Out: whether to wait or to blame what was
 * being saved; a pool that cannot be used up; a connection held for longer than one piece of work.
 */
@NullMarked
package uk.coregroups.events.database;

import org.jspecify.annotations.NullMarked;
