package uk.coregroups.notification.mailbox.bounce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/**
 * The fields of a delivery status (RFC 3464), in one walk over its lines: it does not matter how
 * they are put into blocks, which are missing, or whether a blank stands before the colon.
 */
final class StatusFields {

  private static final int MOST = 200;

  private final SequencedSet<String> actions = new LinkedHashSet<>();
  private final SequencedSet<String> statuses = new LinkedHashSet<>();
  private final List<String> finals = new ArrayList<>();
  private final List<String> originals = new ArrayList<>();
  private final SequencedSet<String> said = new LinkedHashSet<>();

  private StatusFields() {}

  static StatusFields of(String text) {
    var fields = new StatusFields();
    var field = new StringBuilder();
    for (var line : (Iterable<String>) text.lines().limit(5_000)::iterator) {
      if ((line.startsWith(" ") || line.startsWith("\t")) && !isField(line.strip())) {
        field.append(' ').append(line.strip());
      } else {
        fields.take(field.toString());
        field.setLength(0);
        field.append(line.strip());
      }
    }
    fields.take(field.toString());
    return fields;
  }

  /** Whether anything was found that says what became of the letter. */
  boolean areThere() {
    return !(actions.isEmpty() && statuses.isEmpty());
  }

  boolean hasAction(String... beginnings) {
    return actions.stream().anyMatch(one -> List.of(beginnings).stream().anyMatch(one::startsWith));
  }

  boolean hasStatus(char kind) {
    return statuses.stream().anyMatch(one -> one.charAt(0) == kind);
  }

  /** The worst status: of several receivers one may have failed. */
  List<String> statuses() {
    return statuses.stream().sorted(java.util.Comparator.reverseOrder()).toList();
  }

  List<String> recipients() {
    var all = new LinkedHashSet<>(originals);
    all.addAll(finals);
    return List.copyOf(all);
  }

  /** What the servers have said, in their own words. */
  List<String> said() {
    return List.copyOf(said);
  }

  private static boolean isField(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && NAMES.contains(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }

  private static final List<String> NAMES =
      List.of(
          "action",
          "status",
          "final-recipient",
          "original-recipient",
          "x-actual-recipient",
          "diagnostic-code",
          "x-supplementary-info",
          "remote-mta",
          "reporting-mta",
          "last-attempt-date",
          "will-retry-until",
          "arrival-date");

  private void take(String field) {
    int colon = field.indexOf(':');
    if (colon < 1) {
      return;
    }
    var value = field.substring(colon + 1).strip();
    switch (field.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
      case "action" -> add(actions, value.toLowerCase(Locale.ROOT));
      case "status" -> addStatus(value);
      case "final-recipient", "x-actual-recipient" -> addRecipient(finals, value);
      case "original-recipient" -> addRecipient(originals, value);
      case "diagnostic-code", "x-supplementary-info" -> add(said, afterType(value));
      default -> {}
    }
  }

  private void addStatus(String value) {
    var status = ServerCodes.enhanced(value);
    if (status != null) {
      add(statuses, status);
    }
  }

  private static void addRecipient(List<String> recipients, String value) {
    Mailboxes.in(decoded(afterType(value))).forEach(one -> add(recipients, one));
  }

  /** An address may be written in hexadecimal (RFC 3461: xtext). */
  private static String decoded(String value) {
    return value.contains("@") ? value : value.replace("+40", "@").replace("+2B", "+");
  }

  /** What stands behind the type, such as {@code rfc822;} or {@code smtp;}. */
  private static String afterType(String value) {
    int semicolon = value.indexOf(';');
    return semicolon >= 0 && semicolon < 20 ? value.substring(semicolon + 1).strip() : value;
  }

  private static void add(java.util.Collection<String> many, String one) {
    if (!one.isEmpty() && many.size() < MOST) {
      many.add(one);
    }
  }
}
