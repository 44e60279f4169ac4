/**
 * A partnership's own rules and the calendar they are counted on.
 *
 * <p>In: a partnership and a day. Out: its policy on that day, kept as dated versions, and the bank
 * holidays. A partnership nobody has set up yet starts with the starter profile.
 */
@NullMarked
package uk.coregroups.scheduling.policy;

import org.jspecify.annotations.NullMarked;
