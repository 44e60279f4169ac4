/** The page on which a core group is opened to named staff only. */
@NullMarked
package uk.coregroups.gateway.restriction;

import org.jspecify.annotations.NullMarked;
