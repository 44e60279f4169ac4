package uk.coregroups.standalone.postroom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.phone.ReceivedText;

/** Every phone that was sent a text, whichever rang last first. */
public record PhonesPage(Paging<Row> phones) {

  /** One phone and its latest text. */
  public record Row(String phone, int count, String latest, String when) {

    public String href() {
      return "/phone?number=" + Form.encode(phone);
    }
  }

  static PhonesPage of(List<ReceivedText> texts, int page) {
    var newestLast = new LinkedHashMap<String, List<ReceivedText>>();
    for (var text : texts) {
      var earlier = newestLast.remove(text.phone());
      var theirs = earlier == null ? new ArrayList<ReceivedText>() : earlier;
      theirs.add(text);
      newestLast.put(text.phone(), theirs);
    }
    var newestFirst = List.copyOf(newestLast.sequencedValues().reversed());
    return new PhonesPage(Paging.of(newestFirst, page, "/texts?page=").map(PhonesPage::row));
  }

  private static Row row(List<ReceivedText> theirs) {
    var latest = theirs.getLast();
    return new Row(latest.phone(), theirs.size(), latest.body(), UkTime.of(latest.receivedAt()));
  }
}
