/**
 * Child protection conferences: the date that is set, and that they were held.
 *
 * <p>In: a conference planned, recorded or corrected. Out: what the duty room makes of it, counted
 * back from the planned day and forward from the day it was held.
 */
@NullMarked
package uk.coregroups.scheduling.conference;

import org.jspecify.annotations.NullMarked;
