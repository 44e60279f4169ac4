/** Extracts of the case system: bringing one, watching it, and how they are written. */
@NullMarked
package uk.coregroups.gateway.intake;

import org.jspecify.annotations.NullMarked;
