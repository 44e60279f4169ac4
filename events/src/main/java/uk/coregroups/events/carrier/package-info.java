/**
 * How facts travel.
 *
 * <p>In: a fact and the change it announces, saved in one transaction (outbox). Out: the fact heard
 * once by each reader, in the order of its core group (inbox). Between them one relay with
 * publisher confirms, and a {@code .dead} twin of every queue for what nobody could read.
 */
@NullMarked
package uk.coregroups.events.carrier;

import org.jspecify.annotations.NullMarked;
