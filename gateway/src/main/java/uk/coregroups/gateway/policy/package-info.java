/**
 * A partnership's own limits: what each rule says, changing one, taking on a named profile, and how
 * any date is counted. A change is shown, with every open date it moves, before it is saved.
 */
@NullMarked
package uk.coregroups.gateway.policy;

import org.jspecify.annotations.NullMarked;
