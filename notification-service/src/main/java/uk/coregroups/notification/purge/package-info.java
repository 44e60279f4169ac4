/**
 * Lets go of what is kept here of a closed group when membership has: addresses, places, mail.
 *
 * <p>In: that a class of records was purged, and a round each night for what has to wait. Out: a
 * task for a person while something is open. That letters were sent stays on record for longer, and
 * says nothing but to whom, when and for what purpose.
 */
@NullMarked
package uk.coregroups.notification.purge;

import org.jspecify.annotations.NullMarked;
