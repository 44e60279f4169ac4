/**
 * Who chairs, who writes and who belongs to a group: what the services are asked of it, a turn
 * agreed by hand, and the partnership's rule.
 */
@NullMarked
package uk.coregroups.gateway.rota;

import org.jspecify.annotations.NullMarked;
