/**
 * One professional takes the place of another, in every group and for every school at once.
 *
 * <p>In: a command of the office. Out: for each group somebody who joins and somebody who leaves;
 * the neighbours need not know that it was one step.
 */
@NullMarked
package uk.coregroups.membership.succession;

import org.jspecify.annotations.NullMarked;
