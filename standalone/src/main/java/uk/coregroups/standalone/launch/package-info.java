/**
 * Starts the suite: database, broker, post room and the four services, each as its own process.
 *
 * <p>In: a folder to keep everything in, and perhaps real servers to use instead of embedded ones.
 * Out: a running suite, and everything of it ended when it closes.
 */
@NullMarked
package uk.coregroups.standalone.launch;

import org.jspecify.annotations.NullMarked;
