/**
 * Where texts arrive: every phone there is, behind a door that speaks as Twilio does.
 *
 * <p>In: messages over HTTP, in the form Twilio's own library posts. Out: everything received, as
 * it shows on a locked screen; signed reports of what became of each; and what people answer.
 *
 * <p>A number that ends in 000 belongs to a phone that is switched off: its texts are accepted and
 * then reported as undelivered, with Twilio's error 30003.
 */
@NullMarked
package uk.coregroups.standalone.phone;

import org.jspecify.annotations.NullMarked;
