package uk.coregroups.standalone.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MessageHeaders;
import org.eclipse.angus.mail.dsn.MultipartReport;

/** RFC 3464: how a mail server says that nobody of that name lives here. */
final class Bounce {

  private Bounce() {}

  /** What people read, what programs read, and the headers of the mail that came back. */
  static MimeMultipart of(ReceivedMail mail) throws MessagingException {
    var words =
        "Your message could not be delivered to the address below. There is no such"
            + " mailbox.\r\n\r\n"
            + mail.receiver()
            + "\r\n";
    // Read from a stream; made of headers it would give the returned mail a Message-ID of its own.
    var returned = new MessageHeaders(new ByteArrayInputStream(mail.raw()));
    return new MultipartReport(words, status(mail), returned);
  }

  private static DeliveryStatus status(ReceivedMail mail) throws MessagingException {
    var server = new InternetHeaders();
    server.setHeader("Reporting-MTA", "dns; mx." + mail.receiversDomain());
    var receiver = new InternetHeaders();
    receiver.setHeader("Final-Recipient", "rfc822; " + mail.receiver());
    receiver.setHeader("Action", "failed");
    receiver.setHeader("Status", "5.1.1");
    receiver.setHeader("Diagnostic-Code", "smtp; 550 5.1.1 No such mailbox");
    var status = new DeliveryStatus();
    status.setMessageDSN(server);
    status.addRecipientDSN(receiver);
    return status;
  }
}
