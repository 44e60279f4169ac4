/**
 * Meetings that were held: who came, who sent apologies or a report, who led and who wrote.
 *
 * <p>In: what somebody records of a meeting. Out: what the duty room makes of it: the next core
 * group and the minutes.
 */
@NullMarked
package uk.coregroups.scheduling.attendance;

import org.jspecify.annotations.NullMarked;
