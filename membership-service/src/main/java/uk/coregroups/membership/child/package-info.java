/** The least we must hold about a child and the plan. */
@NullMarked
package uk.coregroups.membership.child;

import org.jspecify.annotations.NullMarked;
