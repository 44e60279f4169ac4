/**
 * The whole suite on one bare machine.
 *
 * <p>The hall: one main, whose first word says what is wanted. Begin with {@code launch}.
 */
@NullMarked
package uk.coregroups.standalone;

import org.jspecify.annotations.NullMarked;
