/**
 * What has piled up in a mailbox: answers of calendars, junk, reports of mail servers, and one odd
 * mail of each kind that was seen to go wrong.
 *
 * <p>In: the invitations that people got. Out: mails as mail servers would have delivered them, in
 * the folder of a real one.
 */
@NullMarked
package uk.coregroups.standalone.backlog;

import org.jspecify.annotations.NullMarked;
