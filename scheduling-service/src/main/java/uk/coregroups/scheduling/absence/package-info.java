/**
 * Members who are away, and who comes in their place.
 *
 * <p>In: what membership tells. Out: who is away on a day, for the rota and for the invitations.
 */
@NullMarked
package uk.coregroups.scheduling.absence;

import org.jspecify.annotations.NullMarked;
