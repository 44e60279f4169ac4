/**
 * Where and how each person may safely be reached, who sits with whom, and each group's own
 * address.
 *
 * <p>In: what membership tells, and a person who says stop. Out: the route a letter may take, or
 * why it may take none.
 */
@NullMarked
package uk.coregroups.notification.addressbook;

import org.jspecify.annotations.NullMarked;
