/**
 * What no letter may say, in the one form in which all services compare it: the words that give the
 * reason away, and the words that identify a family, which travel as keyed hashes alone.
 *
 * <p>Membership writes the hashes, notification checks finished letters against them; nobody who
 * holds only the hashes can read a name in them.
 */
@NullMarked
package uk.coregroups.events.disclosure;

import org.jspecify.annotations.NullMarked;
