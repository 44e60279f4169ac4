/**
 * Children changing school: the duty to tell the new school's Designated Safeguarding Lead before
 * the summer.
 *
 * <p>In: what membership tells of a move. Out: one obligation, counted back from the earlier of the
 * two schools' last days, and after the move the duty to confirm that the file has arrived.
 */
@NullMarked
package uk.coregroups.scheduling.schoolmove;

import org.jspecify.annotations.NullMarked;
