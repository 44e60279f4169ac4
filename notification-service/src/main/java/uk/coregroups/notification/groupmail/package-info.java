/**
 * One address for the professionals of each group, which is never out of date.
 *
 * <p>In: mail to a group's address, and the word that membership's facts are read. Out: a letter
 * for each of today's professional members, a word to a member whose message cannot go, and for
 * everything else a line on the page of what came in. Nobody outside is ever answered.
 */
@NullMarked
package uk.coregroups.notification.groupmail;

import org.jspecify.annotations.NullMarked;
