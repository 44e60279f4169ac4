/** Conferences and meetings: record and correct one; book, move, cancel and hold the other. */
@NullMarked
package uk.coregroups.gateway.meeting;

import org.jspecify.annotations.NullMarked;
