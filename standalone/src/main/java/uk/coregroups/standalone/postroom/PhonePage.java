package uk.coregroups.standalone.postroom;

import java.util.List;
import java.util.Optional;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.door.LinkHost;
import uk.coregroups.standalone.phone.ReceivedText;
import uk.coregroups.standalone.phone.SmsServer;

/**
 * The texts of one phone as they show on its locked screen, newest first.
 *
 * @param optedOut has the person said STOP?
 * @param done what has just been done
 * @param error what was wrong with what the person wrote
 */
public record PhonePage(
    String phone,
    Paging<Row> texts,
    boolean optedOut,
    Optional<String> done,
    Optional<String> error) {

  /**
   * One text.
   *
   * @param note what its receiver does not see: that it never arrived, or that nobody was told
   */
  public record Row(String sender, Wording body, String when, Optional<String> note) {

    static Row of(ReceivedText text, LinkHost host, boolean untold) {
      var note =
          untold
              ? Optional.of("The sender could not be told what became of this text.")
              : Optional.<String>empty();
      if (!text.delivered()) {
        note = Optional.of("Not delivered: this phone could not be reached.");
      }
      return new Row(
          text.sender(), Wording.of(text.body(), host), UkTime.of(text.receivedAt()), note);
    }
  }

  static PhonePage of(String phone, SmsServer sms, LinkHost host, int page) {
    List<ReceivedText> theirs =
        sms.received().reversed().stream().filter(text -> text.phone().equals(phone)).toList();
    var link = "/phone?number=" + Form.encode(phone) + "&page=";
    var rows = Paging.of(theirs, page, link).map(text -> Row.of(text, host, sms.isUntold(text)));
    return new PhonePage(phone, rows, sms.isOptedOut(phone), Optional.empty(), Optional.empty());
  }

  PhonePage saying(Optional<String> newDone, Optional<String> newError) {
    return new PhonePage(phone, texts, optedOut, newDone, newError);
  }
}
