/**
 * Who sits in which core group, by id and role.
 *
 * <p>In: what membership tells. Out: the seats of a day. No name and no address is ever kept here.
 */
@NullMarked
package uk.coregroups.scheduling.roster;

import org.jspecify.annotations.NullMarked;
