/**
 * How family members may be rung, and the letters before which somebody must ask them.
 *
 * <p>In: what membership and notification know. Out: a page, and words for every page that asks
 * somebody to ring.
 */
@NullMarked
package uk.coregroups.gateway.safety;

import org.jspecify.annotations.NullMarked;
