/**
 * Where mail arrives: a mail server on loopback that takes mail for anybody.
 *
 * <p>In: mail by SMTP, the suite's own included. Out: everything received, as its receivers see it;
 * the suite's own mailbox by IMAP; and what receivers, their calendars and their mail servers send
 * back.
 */
@NullMarked
package uk.coregroups.standalone.mailbox;

import org.jspecify.annotations.NullMarked;
