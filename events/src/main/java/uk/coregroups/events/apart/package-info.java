/**
 * What keeps partnerships apart in a service's database.
 *
 * <p>In: the partnerships a piece of work is for, bound to its thread. Out: connections that show
 * the database nothing but the rows of those partnerships; unbound work sees none at all. The
 * policies themselves are made by {@code db/carrier}.
 */
@NullMarked
package uk.coregroups.events.apart;

import org.jspecify.annotations.NullMarked;
