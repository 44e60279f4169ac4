/**
 * Who belongs to the group, gone through at each core group: every member confirmed or said to have
 * left, and who should be added.
 *
 * <p>In: the chair's word, or the office's. Out: tasks for the office to let people leave or join,
 * and a meeting that may be closed.
 */
@NullMarked
package uk.coregroups.scheduling.stocktake;

import org.jspecify.annotations.NullMarked;
