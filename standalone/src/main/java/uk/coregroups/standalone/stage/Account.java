package uk.coregroups.standalone.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import uk.coregroups.standalone.ledger.Ledger;
import uk.coregroups.standalone.ledger.Mailbag;

/**
 * The account at the end: every letter that was expected was sent, everything that was sent
 * arrived, and nothing came twice.
 */
public final class Account {

  private final Ledger ledger;
  private final Mailbag mailbag;
  private final Transcript transcript;

  public Account(Ledger ledger, Mailbag mailbag, Transcript transcript) {
    this.ledger = ledger;
    this.mailbag = mailbag;
    this.transcript = transcript;
  }

  /**
   * Settles it.
   *
   * @throws IllegalStateException if a letter is missing, stuck, unknown or there twice
   */
  public void settle(int expected) {
    var letters = ledger.letters();
    var sent = letters.stream().filter(Ledger.Letter::isSent).map(Ledger.Letter::id).toList();
    var arrived = arrived(letters);
    var twice = arrived.size() - (int) arrived.stream().distinct().count();
    transcript.story("The account");
    transcript.list(
        List.of(
            "expected by the rules: " + expected,
            "sent, by the ledger: " + sent.size(),
            "arrived, in mailboxes and on telephones: " + arrived.size(),
            "arrived twice: " + twice),
        "");
    transcript.say("What became of every letter that was written:");
    transcript.list(becameOf(letters), "No letter was written.");
    if (expected != sent.size() || twice > 0 || !sorted(sent).equals(sorted(arrived))) {
      throw new IllegalStateException("The account does not balance.");
    }
    if (letters.stream().anyMatch(Account::isStuck)) {
      throw new IllegalStateException("A letter is still on its way, or may have been lost.");
    }
  }

  private List<String> arrived(List<Ledger.Letter> letters) {
    var arrived = new ArrayList<String>();
    mailbag.mails().forEach(mail -> arrived.add(Mailbag.letterId(mail)));
    mailbag
        .texts()
        .forEach(text ->
            letters.stream()
                .filter(letter -> text.sid().equals(letter.providerId()))
                .forEach(letter -> arrived.add(letter.id())));
    return arrived;
  }

  private static List<String> becameOf(List<Ledger.Letter> letters) {
    var counts = new TreeMap<String, Integer>();
    letters.forEach(letter -> counts.merge(inWords(letter), 1, Integer::sum));
    return counts.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).toList();
  }

  private static String inWords(Ledger.Letter letter) {
    var why = letter.reason() == null ? "" : ", because " + letter.reason();
    return letter.purpose() + " " + letter.state().toLowerCase(java.util.Locale.ROOT) + why;
  }

  private static boolean isStuck(Ledger.Letter letter) {
    return List.of("DUE", "SENDING", "UNCERTAIN", "AWAITING_ADDRESS", "UNDELIVERABLE")
        .contains(letter.state());
  }

  private static List<String> sorted(List<String> ids) {
    return ids.stream().sorted().toList();
  }
}
