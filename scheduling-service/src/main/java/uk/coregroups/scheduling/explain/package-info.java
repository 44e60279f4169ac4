/**
 * Any date explained, without a case: over HTTP, and from the command line without a suite.
 *
 * <p>In: a rule, a day and perhaps another amount. Out: the date and its count in words, by the
 * same steps that make the dates of cases.
 */
@NullMarked
package uk.coregroups.scheduling.explain;

import org.jspecify.annotations.NullMarked;
