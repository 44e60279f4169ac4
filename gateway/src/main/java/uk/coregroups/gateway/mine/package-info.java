/**
 * <em>My meetings</em>: which family, where, and what is asked of me. For members, who sign in by a
 * code.
 */
@NullMarked
package uk.coregroups.gateway.mine;

import org.jspecify.annotations.NullMarked;
