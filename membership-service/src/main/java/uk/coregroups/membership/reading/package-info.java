/**
 * Who has read what of a family's record.
 *
 * <p>In: each answer that carries something of a family's record, and to whom. Out: the list of
 * them, for the office.
 */
@NullMarked
package uk.coregroups.membership.reading;

import org.jspecify.annotations.NullMarked;
