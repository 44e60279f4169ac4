/**
 * Threads that work for as long as a service runs.
 *
 * <p>In: a piece of work to be done over and over. Out: a thread that is started again whatever
 * ends it, and a pulse that a page, a metric and the readiness check show: a thread that has died,
 * or hangs, is never "up".
 */
@NullMarked
package uk.coregroups.events.worker;

import org.jspecify.annotations.NullMarked;
