package uk.coregroups.standalone.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.mailbox.ReceivedMail;
import uk.coregroups.standalone.phone.ReceivedText;
import uk.coregroups.standalone.postroom.PostRoom;

/** What the post has brought to the cast, each thing with the letter of the ledger that it is. */
public final class Mailbag {

  private static final Pattern ID = Pattern.compile("<([0-9a-f-]{36})[@.].*");

  private final PostRoom postRoom;
  private final Ledger ledger;
  private int mailsSeen;
  private int textsSeen;

  public Mailbag(PostRoom postRoom, Ledger ledger) {
    this.postRoom = postRoom;
    this.ledger = ledger;
  }

  /**
   * One thing that came.
   *
   * @param purpose as the ledger calls it
   * @param mail the mail itself; null for a text
   */
  public record Arrival(
      Player to, String purpose, String subject, String body, @Nullable ReceivedMail mail) {

    public String way() {
      return mail == null ? "by text" : "by e-mail";
    }

    public ReceivedMail requiredMail() {
      return Objects.requireNonNull(mail);
    }

    /** The letter without what differs from receiver to receiver: its links. */
    public String words() {
      return subject + body.replaceAll("https://\\S+", "…");
    }
  }

  /** What has come since the last look, oldest first, mails before texts. */
  public List<Arrival> fresh() {
    var mails = mails();
    var texts = postRoom.texts();
    var letters =
        ledger.letters().stream().collect(Collectors.toMap(Ledger.Letter::id, Function.identity()));
    var fresh = new ArrayList<Arrival>();
    for (var mail : mails.subList(mailsSeen, mails.size())) {
      fresh.add(arrival(mail, letters));
    }
    for (var text : texts.subList(textsSeen, texts.size())) {
      fresh.add(arrival(text, letters));
    }
    mailsSeen = mails.size();
    textsSeen = texts.size();
    return fresh;
  }

  /** Every mail the suite sent; what came back to its own mailbox is not among them. */
  public List<ReceivedMail> mails() {
    return postRoom.mails().stream()
        .filter(mail -> !mail.receiver().endsWith("@" + Suite.LINK_HOST))
        .toList();
  }

  public List<ReceivedText> texts() {
    return postRoom.texts();
  }

  /** The letter of the ledger that a mail says it is. */
  public static String letterId(ReceivedMail mail) {
    var id = ID.matcher(mail.open().header("Message-ID").orElse(""));
    if (!id.matches()) {
      throw new IllegalStateException(mail + " does not say which letter it is");
    }
    return id.group(1);
  }

  private static Arrival arrival(ReceivedMail mail, Map<String, Ledger.Letter> letters) {
    var letter = letters.get(letterId(mail));
    if (letter == null) {
      throw new IllegalStateException(mail + " is not in the ledger");
    }
    var open = mail.open();
    return new Arrival(
        Cast.at(mail.receiver()),
        letter.purpose(),
        open.subject(),
        open.text().orElse("(nothing)"),
        mail);
  }

  private static Arrival arrival(ReceivedText text, Map<String, Ledger.Letter> letters) {
    return letters.values().stream()
        .filter(letter -> text.sid().equals(letter.providerId()))
        .findFirst()
        .map(letter -> new Arrival(Cast.at(text.phone()), letter.purpose(), "", text.body(), null))
        .orElseThrow(() -> new IllegalStateException(text + " is not in the ledger"));
  }
}
