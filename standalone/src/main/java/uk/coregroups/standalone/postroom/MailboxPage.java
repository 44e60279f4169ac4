package uk.coregroups.standalone.postroom;

import java.util.List;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.mailbox.ReceivedMail;

/** One receiver's mailbox, newest first. */
public record MailboxPage(String receiver, Paging<Row> mails) {

  /** One mail as a list of mail shows it. */
  public record Row(int number, String from, String subject, String when) {

    static Row of(ReceivedMail mail) {
      var opened = mail.open();
      var when = UkTime.of(opened.sentAt().orElse(mail.receivedAt()));
      return new Row(mail.number(), opened.fromName(), opened.subject(), when);
    }

    public String href() {
      return "/mail/" + number;
    }
  }

  static MailboxPage of(String receiver, List<ReceivedMail> mails, int page) {
    var theirs =
        mails.reversed().stream()
            .filter(mail -> mail.receiver().equalsIgnoreCase(receiver))
            .toList();
    var link = "/mailbox?of=" + Form.encode(receiver) + "&page=";
    return new MailboxPage(receiver, Paging.of(theirs, page, link).map(Row::of));
  }
}
