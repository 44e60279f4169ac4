package uk.coregroups.notification.mailbox.bounce;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** E-mail addresses in running words, found in one walk from at sign to at sign. */
final class Mailboxes {

  private static final int MOST = 20;
  private static final int LONGEST = 254;

  private Mailboxes() {}

  /** In lower case, once each, in their order. */
  static List<String> in(String text) {
    var found = new LinkedHashSet<String>();
    for (int at = text.indexOf('@');
        at >= 0 && found.size() < MOST;
        at = text.indexOf('@', at + 1)) {
      int from = at;
      while (from > 0 && at - from < LONGEST && isLocal(text.charAt(from - 1))) {
        from--;
      }
      int until = at + 1;
      while (until < text.length() && until - at < LONGEST && isDomain(text.charAt(until))) {
        until++;
      }
      add(found, text.substring(from, at), text.substring(at + 1, until));
    }
    return List.copyOf(found);
  }

  private static void add(Set<String> found, String before, String behind) {
    var local = trimmed(before);
    var domain = trimmed(behind);
    if (!local.isEmpty() && domain.length() > 1) {
      found.add((local + "@" + domain).toLowerCase(Locale.ROOT));
    }
  }

  private static String trimmed(String part) {
    int from = 0;
    int until = part.length();
    while (from < until && ".-'".indexOf(part.charAt(from)) >= 0) {
      from++;
    }
    while (until > from && ".-'".indexOf(part.charAt(until - 1)) >= 0) {
      until--;
    }
    return part.substring(from, until);
  }

  private static boolean isLocal(char one) {
    return Character.isLetterOrDigit(one) || "!#$%&'*+-/=?^_`{|}~.".indexOf(one) >= 0;
  }

  private static boolean isDomain(char one) {
    return Character.isLetterOrDigit(one) || one == '-' || one == '.';
  }
}
