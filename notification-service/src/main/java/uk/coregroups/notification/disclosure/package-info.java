/**
 * What no letter may say: the last look at a finished letter before it leaves.
 *
 * <p>In come the identifying words of each group, hashed, from membership; out comes what a letter
 * would give away. Owns the table {@code identifying_words}. The words that give the reason away
 * are the same for all.
 */
@NullMarked
package uk.coregroups.notification.disclosure;

import org.jspecify.annotations.NullMarked;
