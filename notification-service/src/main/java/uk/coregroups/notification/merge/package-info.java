/**
 * One person, of whom membership had two records: what has not gone out to the one goes to the
 * other, and to the one's address nothing goes any more.
 */
@NullMarked
package uk.coregroups.notification.merge;

import org.jspecify.annotations.NullMarked;
