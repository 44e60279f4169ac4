package uk.coregroups.notification.mailbox.bounce;

import java.util.Arrays;
import java.util.List;

/**
 * Mail servers of the field, by what tells their reports apart: who writes, the subject of a
 * failure and of a delay, the form, and the words of both. {@code %s} is the mailbox that failed.
 */
record Servers(
    String name,
    String from,
    String failedSubject,
    String delayedSubject,
    Form form,
    String failed,
    String delayed) {

  /** How a report is put together. */
  enum Form {
    /** A status with a block for the message and one for the receiver. */
    REPORT,
    /** The same in one block, with blanks before the colons. */
    ONE_BLOCK,
    /** The same in the international form. */
    GLOBAL,
    /** A multipart/report whose status was taken out. */
    BARE_REPORT,
    /** A status in a mixed mail that does not say that it is a report. */
    MIXED,
    /** Plain text alone. */
    PLAIN,
    /** A page of HTML alone. */
    PAGE
  }

  static List<Servers> all() {
    return TABLE.lines().filter(line -> !line.isBlank()).map(Servers::of).toList();
  }

  private static Servers of(String line) {
    var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    return new Servers(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        Form.valueOf(cells.get(4)),
        cells.get(5),
        cells.get(6));
  }

  private static final String TABLE =
      """
      Exchange Online | Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@hillside.example> | Undeliverable: Appointment M-7F3K | Delivery delayed: Appointment M-7F3K | REPORT | Your message to %s couldn't be delivered. 550 5.1.10 RESOLVER.ADR.RecipientNotFound | Delivery is delayed to these recipients: %s. Delivery will continue to be attempted.
      Exchange 2007 | System Administrator <postmaster@hillside.example> | Undeliverable: Appointment M-7F3K | Delayed: Appointment M-7F3K | BARE_REPORT | Delivery has failed to these recipients: %s. The e-mail address you entered couldn't be found. | This message hasn't been delivered yet to %s. Delivery will continue to be attempted.
      Exchange 2003 | postmaster@hillside.example | Undeliverable: Appointment M-7F3K | Delivery Status Notification (Delay) | PLAIN | Your message did not reach the following recipient(s): %s The e-mail account does not exist at the organization. | THIS IS A WARNING MESSAGE ONLY. Delivery to %s has been delayed.
      Outlook.com | postmaster@outlook.example | Delivery Status Notification (Failure) | Delivery Status Notification (Delay) | REPORT | Delivery to the following recipients failed. %s | This is a warning. Delivery to %s has been delayed.
      Gmail | Mail Delivery Subsystem <mailer-daemon@googlemail.example> | Delivery Status Notification (Failure) | Delivery Status Notification (Delay) | REPORT | Address not found. Your message wasn't delivered to %s because the address couldn't be found. | Delivery incomplete. There was a temporary problem delivering to %s. We will retry for 46 more hours and tell you if it fails permanently.
      Gmail of old | Mail Delivery Subsystem <mailer-daemon@googlemail.example> | Delivery Status Notification (Failure) | Delivery Status Notification (Delay) | PLAIN | Delivery to the following recipient failed permanently: %s 550 5.1.1 The account does not exist | THIS IS A WARNING MESSAGE ONLY. Delivery to %s has been delayed.
      Google Groups | Mail Delivery Subsystem <mailer-daemon@googlegroups.example> | Delivery Status Notification (Failure) | Delivery Status Notification (Delay) | PLAIN | We're writing to let you know that the group you tried to contact could not be found: %s cannot be delivered | Delivery to %s has been delayed
      Postfix | Mail Delivery System <MAILER-DAEMON@mx.hillside.example> | Undelivered Mail Returned to Sender | Delayed Mail (still being retried) | REPORT | I'm sorry to have to inform you that your message could not be delivered to %s: 550 5.1.1 User unknown | Your message could not be delivered for more than 4 hours to %s. It will be retried until it is 5 days old.
      Postfix, notices only | MAILER-DAEMON@mx.hillside.example | Undelivered Mail Returned to Sender | Delayed Mail (still being retried) | PLAIN | <%s>: host store said: 550 5.1.1 Recipient address rejected | <%s>: temporarily deferred. It will be retried.
      Exim | Mail Delivery System <Mailer-Daemon@mx.hillside.example> | Mail delivery failed: returning message to sender | Warning: message 1aBcDe-000 delayed 24 hours | PLAIN | A message that you sent could not be delivered to its recipient: %s Unrouteable address | A message that you sent has not yet been delivered to %s. No action is required on your part.
      Exim 4.9 | Mail Delivery System <Mailer-Daemon@mx.hillside.example> | Mail delivery failed: returning message to sender | Warning: message 1aBcDe-000 delayed 24 hours | REPORT | %s retry timeout exceeded | A message has not yet been delivered to %s. Delivery attempts will continue.
      sendmail | Mail Delivery Subsystem <MAILER-DAEMON@mx.hillside.example> | Returned mail: see transcript for details | Warning: could not send message for past 4 hours | REPORT | The following addresses had permanent fatal errors: %s (reason: 550 5.1.1 User unknown) | THIS IS A WARNING MESSAGE ONLY. Will keep trying to reach %s until message is 5 days old
      sendmail of old | Mail Delivery Subsystem <MAILER-DAEMON@mx.hillside.example> | Returned mail: User unknown | Warning: could not send message for past 4 hours | PLAIN | 550 %s... User unknown | Warning: could not send to %s yet, will keep trying
      qmail | MAILER-DAEMON@mx.hillside.example | failure notice | failure notice | PLAIN | I'm afraid I wasn't able to deliver your message to %s. This is a permanent error; I've given up. Sorry, no mailbox here by that name. | %s: deferred; I will try again.
      qmail, too long | MAILER-DAEMON@mx.hillside.example | failure notice | delay notice | PLAIN | %s: I'm not going to try again; this message has been in the queue too long. | %s: deferred; I will try again.
      Mimecast | "postmaster" <postmaster@mx.hillside.example> | [Postmaster] Email Delivery Failure | [Postmaster] Email Delivery Delayed | PLAIN | An email that you attempted to send to the following address could not be delivered: %s The problem appears to be: Recipient email address is possibly incorrect | Your message to %s is delayed and will be retried.
      Mimecast, one block | Mail gateway <postmaster@mx.hillside.example> | [Postmaster] Email Delivery Failure | [Postmaster] Email Delivery Delayed | ONE_BLOCK | Your message to %s was refused: 550 5.7.54 Unable to relay recipient in non-accepted domain | Your message to %s is delayed and will be retried.
      Proofpoint | Mail Delivery Subsystem <MAILER-DAEMON@pphosted.example> | Returned mail: see transcript for details | Warning: could not send message for past 4 hours | REPORT | %s 550 5.1.1 Recipient rejected | Will keep trying to reach %s
      Barracuda | postmaster@barracuda.example | **Message you sent blocked by our bulk email filter** | Delivery delayed | REPORT | Your message to %s was blocked by our filter. | Your message to %s has been delayed; it will be retried.
      Yahoo | MAILER-DAEMON@yahoo.example | Failure Notice | Delayed message | PLAIN | Sorry, we were unable to deliver your message to the following address: %s 554: delivery error: This user doesn't have a yahoo account | Message to %s has been delayed, still trying
      iCloud | Mail Delivery System <MAILER-DAEMON@icloud.example> | Undelivered Mail Returned to Sender | Delayed Mail (still being retried) | REPORT | %s: 550 5.1.1 unknown or illegal alias | %s: not yet been delivered; it will be retried
      Zimbra | MAILER-DAEMON@zimbra.example (Mail Delivery System) | Undelivered Mail Returned to Sender | Delayed Mail (still being retried) | REPORT | %s: 550 5.1.1 User unknown in virtual mailbox table | %s: will be retried
      Domino | Postmaster@hillside.example | DELIVERY FAILURE: User j.reid not listed in Domino Directory | DELIVERY DELAYED: Message will be retried | PLAIN | Your message was not delivered to: %s because: User not listed in Domino Directory | Your message to %s has been delayed
      Notes | Mail Router <postmaster@hillside.example> | DELIVERY FAILURE: No route found | DELIVERY DELAYED | BARE_REPORT | Your message was not delivered to %s: No route found to domain | Your message to %s is delayed; the router will try again
      GroupWise | Mail Delivery System <postmaster@groupwise.example> | Message status - undeliverable | Message delayed | PLAIN | The message that you sent was undeliverable to the following: %s User not found | The message to %s is delayed; it will be retried
      MDaemon | MDaemon at hillside.example <MDaemon@hillside.example> | Permanent Delivery Failure | Transient Delivery Failure | PLAIN | The attached message had PERMANENT fatal delivery errors! %s No such user | The message to %s could not be sent yet; MDaemon will continue to try.
      CommuniGate | MAILER-DAEMON@cgp.example | Undeliverable mail: Appointment | Delayed mail: Appointment | REPORT | Failed to deliver to %s LOCAL module reports: account does not exist | Message to %s is delayed; will retry
      Courier | "Courier mail server" <postmaster@courier.example> | NOTICE: mail delivery status. | NOTICE: mail delivery status - delayed. | REPORT | UNDELIVERABLE MAIL. Your message to %s: 550 User unknown. | DELAYED MAIL to %s. It will be retried.
      OpenSMTPD | Mailer Daemon <MAILER-DAEMON@opensmtpd.example> | Delivery status notification: error | Delivery status notification: warning | PLAIN | An error has occurred and your message could not be delivered to: %s: 550 Invalid recipient | A message is delayed for more than 4 hours for %s
      hMailServer | mailer-daemon@hmail.example | Message undeliverable: Appointment | Message delayed: Appointment | PLAIN | Your message did not reach some of the intended recipients. %s Unknown user | Your message to %s is delayed; still trying
      IceWarp | Mail Delivery <MAILER-DAEMON@icewarp.example> | Delivery failure notification | Delivery delayed notification | PLAIN | Mail to %s could not be delivered: 550 5.1.1 Unknown user | Mail to %s is delayed and will be retried
      NHSmail | Microsoft Outlook <MicrosoftExchange@nhs.example> | Undeliverable: Appointment M-7F3K | Delivery delayed: Appointment M-7F3K | BARE_REPORT | J.Reid wasn't found at hillside.example. Your message to %s couldn't be delivered. Status code: 550 5.1.10 | Your message to %s hasn't been delivered yet. Delivery will continue to be attempted.
      Egress | Email Security <no-reply@egress.example> | Message not delivered: Appointment | Message delayed | PLAIN | Your email to %s could not be delivered. The recipient was rejected: 550 No such user | Your email to %s has been delayed; it will be retried
      Trend Micro | Mail Delivery System <MAILER-DAEMON@trendmicro.example> | Undelivered Mail Returned to Sender | Delayed Mail (still being retried) | REPORT | %s: 550 5.1.1 Recipient address rejected | %s: will be retried
      InterScan | Mail Administrator <postmaster@imss.example> | Mail could not be delivered | Mail delayed | PLAIN | The mail to %s was sent but could not be delivered: 550 unknown user | The mail to %s is delayed, still trying
      MessageLabs | MAILER-DAEMON@messagelabs.example | Mail Delivery Failure | Mail Delivery Delayed | REPORT | %s: 550 5.1.1 Invalid recipient | %s: will be retried
      Sophos | Mail Delivery System <postmaster@sophos.example> | Undeliverable mail | Delayed mail | REPORT | Unable to deliver to %s: 550 mailbox unavailable | Delayed mail to %s: will be retried
      IronPort | Mail Delivery System <MAILER-DAEMON@ironport.example> | Delivery Status Notification (Failure) | Delivery Status Notification (Delay) | REPORT | The following message to %s was undeliverable. 5.1.0 - Unknown address error | Message to %s is delayed; will retry
      Amazon SES | MAILER-DAEMON@eu-west-2.relay.example | Delivery Status Notification (Failure) | Delivery Status Notification (Delay) | REPORT | An error occurred while trying to deliver the mail to the following recipients: %s | Delivery to %s has been delayed
      SendGrid | MAILER-DAEMON@sendgrid.example | Undelivered Mail Returned to Sender | Delayed Mail | MIXED | We have not been able to deliver to %s; 550 5.1.1 | Delayed to %s; will be retried
      PowerMTA | PowerMTA <postmaster@pmta.example> | Delivery report | Delivery report | REPORT | Hello, this is the mail server. Undeliverable recipients: %s | Hello, this is the mail server. Delayed recipients: %s; will retry
      Apache James | postmaster@james.example | [BOUNCE] Undeliverable: Appointment | [DELAY] Delayed: Appointment | REPORT | Failed recipient(s): %s. Could not be delivered | Recipient %s delayed; will retry
      MailEnable | Postmaster <postmaster@mailenable.example> | Message Delivery Failure | Message Delivery Delayed | PLAIN | Message could not be delivered to %s: Invalid final delivery userid | Message to %s delayed, still trying
      SmarterMail | System Administrator <postmaster@smarter.example> | Delivery Failure | Delivery Delayed | PLAIN | Could not deliver message to the following recipient(s): %s Failure reason: 550 No such user | Message to %s is delayed; will retry
      Kerio | Mail Delivery Subsystem <postmaster@kerio.example> | Undeliverable Mail | Delayed Mail | REPORT | Failed to deliver to %s, user unknown | Message to %s is delayed; will be retried
      Oracle Messaging Server | Internet Mail Delivery <postmaster@oracle.example> | Delivery Notification: Delivery has failed | Delivery Notification: Delivery has been delayed | REPORT | This report relates to a message you sent. Your message cannot be delivered to %s: Illegal host/domain name found | Your message to %s has been delayed; will continue to be attempted
      GMX and 1und1 | "GMX Mailer Daemon" <mailer-daemon@gmx.example> | Mail delivery failed: returning message to sender | Mail delivery delayed | PLAIN | A message that you sent could not be delivered: %s SMTP error: 550 mailbox unavailable | A message to %s is delayed; will retry
      Zoho | mailer-daemon@zoho.example | Undelivered Mail Returned to Sender | Mail Delivery Status Notification (Delay) | PLAIN | This message could not be delivered: %s ERROR CODE: 550 User does not exist | This message to %s is delayed and will be retried
      International | Mail Delivery System <MAILER-DAEMON@smtputf8.example> | Undelivered Mail Returned to Sender | Delayed Mail | GLOBAL | %s: 550 5.1.1 no such mailbox | %s: will be retried
      A page alone | Postmaster <postmaster@page.example> | Undeliverable: Appointment | Delayed: Appointment | PAGE | Your message to %s couldn't be delivered. 550 5.1.1 No such user | Your message to %s hasn't been delivered yet; it will be retried
      German Exchange | Microsoft Outlook <postmaster@schule.example> | Unzustellbar: Termin | Verzögert: Termin | BARE_REPORT | Ihre Nachricht an %s konnte nicht zugestellt werden. 550 5.1.10 | Ihre Nachricht an %s wurde noch nicht zugestellt
      """;
}
