/** One person: how they may be reached, what has been sent, and the switch that stops it all. */
@NullMarked
package uk.coregroups.gateway.person;

import org.jspecify.annotations.NullMarked;
