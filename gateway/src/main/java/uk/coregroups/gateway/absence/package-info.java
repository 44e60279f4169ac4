/** Who is away and who comes in their place: for the office, and for oneself. */
@NullMarked
package uk.coregroups.gateway.absence;

import org.jspecify.annotations.NullMarked;
