/**
 * What people need to take part in meetings, and what is arranged for each.
 *
 * <p>In: what membership and scheduling know. Out: the page on which it is recorded.
 */
@NullMarked
package uk.coregroups.gateway.need;

import org.jspecify.annotations.NullMarked;
