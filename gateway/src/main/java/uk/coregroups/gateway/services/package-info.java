/**
 * The only HTTP clients in the suite: what the gateway asks its three neighbours.
 *
 * <p>In: a question or a command of the person signed in. Out: the answer, a refusal in words, or
 * that a service is away; never an empty list for a question that was not answered.
 */
@NullMarked
package uk.coregroups.gateway.services;

import org.jspecify.annotations.NullMarked;
