/**
 * The place where every letter and text of the demo arrives, as its receiver sees it.
 *
 * <p>In: whatever the suite sends by SMTP and by SMS. Out: pages on loopback to look at it and to
 * answer it as a person, a calendar or a mail server would, and the same answers as methods, for
 * stories that are played without anybody looking.
 */
@NullMarked
package uk.coregroups.standalone.postroom;

import org.jspecify.annotations.NullMarked;
