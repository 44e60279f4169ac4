package uk.coregroups.standalone.postroom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.mailbox.ReceivedMail;

/** Everybody who has mail, whoever heard last first. */
public record ReceiversPage(Paging<Row> receivers) {

  /** One receiver and their latest mail. */
  public record Row(String receiver, int count, MailboxPage.Row latest) {

    public String href() {
      return "/mailbox?of=" + Form.encode(receiver);
    }
  }

  static ReceiversPage of(List<ReceivedMail> mails, int page) {
    var newestLast = new LinkedHashMap<String, List<ReceivedMail>>();
    for (var mail : mails) {
      var receiver = mail.receiver().toLowerCase(Locale.ROOT);
      var earlier = newestLast.remove(receiver);
      var theirs = earlier == null ? new ArrayList<ReceivedMail>() : earlier;
      theirs.add(mail);
      newestLast.put(receiver, theirs);
    }
    var newestFirst = List.copyOf(newestLast.sequencedEntrySet().reversed());
    var rows =
        Paging.of(newestFirst, page, "/?page=")
            .map(one ->
                new Row(
                    one.getKey(),
                    one.getValue().size(),
                    MailboxPage.Row.of(one.getValue().getLast())));
    return new ReceiversPage(rows);
  }
}
