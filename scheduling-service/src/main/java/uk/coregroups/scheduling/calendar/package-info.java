/**
 * The days nobody works, and the days an authority is shut.
 *
 * <p>In: the official list of bank holidays, kept version by version; a library's computed ones for
 * the years it does not cover. Out: working days, and whether a day rests on a forecast. Closure
 * days warn and never count.
 */
@NullMarked
package uk.coregroups.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
