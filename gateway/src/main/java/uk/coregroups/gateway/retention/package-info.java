/** How long records are kept after a group has closed, and which have been purged. */
@NullMarked
package uk.coregroups.gateway.retention;

import org.jspecify.annotations.NullMarked;
