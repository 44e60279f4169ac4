/**
 * Every row of an extract is looked at here: by itself, against the others, and against what the
 * partnership knows already; and laid out in temporary tables that end with the transaction.
 *
 * <p>In: rows. Out: what is wrong with them, or four tables that may be taken in as they are, and
 * the facts of the groups that are new.
 */
@NullMarked
package uk.coregroups.membership.scrutiny;

import org.jspecify.annotations.NullMarked;
