/**
 * The post held against the ledger: what notification's own book says was sent, and what came.
 *
 * <p>In: a running suite's database and post room. Out: every arrival with the letter that it is,
 * and all of it in a folder, for whoever wants to look at it as an outsider would.
 */
@NullMarked
package uk.coregroups.standalone.ledger;

import org.jspecify.annotations.NullMarked;
