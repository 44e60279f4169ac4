/** Whether the right people are in a group: pure, with no door and no store. */
@NullMarked
package uk.coregroups.membership.composition;

import org.jspecify.annotations.NullMarked;
