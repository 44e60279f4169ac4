/**
 * One running piece of the suite: a process of its own, with its log, its port and its end.
 *
 * <p>In: a command line and an environment. Out: a process that can be waited for, stopped politely
 * or killed outright, and that is never left behind by a launcher that died.
 */
@NullMarked
package uk.coregroups.standalone.part;

import org.jspecify.annotations.NullMarked;
