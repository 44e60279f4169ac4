/**
 * The post held against the ledger: what notification's own book says was sent, and what came.
 *
 * <p>In: a running suite's database and post room. Out: every arrival with the letter that it is.
 */
@NullMarked
package uk.coregroups.standalone.ledger;

import org.jspecify.annotations.NullMarked;
