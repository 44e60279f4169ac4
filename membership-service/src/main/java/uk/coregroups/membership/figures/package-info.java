/**
 * What a quality lead sees: counts by team, and no case.
 *
 * <p>In: nothing but the partnership. Out: figures of which none can point at one family.
 */
@NullMarked
package uk.coregroups.membership.figures;

import org.jspecify.annotations.NullMarked;
