/**
 * What the services say to each other.
 *
 * <p>Facts are records in the past tense, complete enough to act on. They only ever gain fields; a
 * field that was not there yesterday has a default. A new constant of an enum is a new version.
 */
@NullMarked
package uk.coregroups.events;

import org.jspecify.annotations.NullMarked;
