/**
 * What a test of a service stands on: a real PostgreSQL, a real broker, and tokens such as the
 * gateway mints. Started once for each test JVM, on free ports, and gone with it.
 */
@NullMarked
package uk.coregroups.events.surroundings;

import org.jspecify.annotations.NullMarked;
