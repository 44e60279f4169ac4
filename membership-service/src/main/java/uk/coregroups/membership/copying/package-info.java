/**
 * Tables filled by PostgreSQL's binary COPY, faster than by any statement.
 *
 * <p>In: values, column by column. Out: rows of a table, on the connection of the transaction.
 */
@NullMarked
package uk.coregroups.membership.copying;

import org.jspecify.annotations.NullMarked;
