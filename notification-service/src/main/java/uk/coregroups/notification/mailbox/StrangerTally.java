package uk.coregroups.notification.mailbox;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much people nobody knows have written to one office on one day: each of the first under their
 * own name, all others together. What the mail server takes for junk is counted by itself, so that
 * it takes no stranger's place.
 */
final class StrangerTally {

  /** So many strangers a day are asked about one by one. */
  private static final int MOST_SENDERS = 20;

  /** So many lines a day tell of one stranger, and of all of them; beyond, they are counted. */
  private static final int LINES_OF_ONE = 100;

  private static final int LINES_OF_ALL = 1000;
  private static final String THE_REST = "";

  /** No sender is called so. */
  static final String JUNK = "(junk)";

  private final Map<String, Integer> messages;
  private final SortedMap<String, Integer> more = new TreeMap<>();
  private int all;

  StrangerTally(Map<String, Integer> messages) {
    this.messages = new HashMap<>(messages);
    this.all = messages.values().stream().mapToInt(Integer::intValue).sum() - of(JUNK);
  }

  /** Whether there is room for another line that tells of this sender. */
  boolean hasLine(String sender) {
    return sender.equals(JUNK)
        ? of(JUNK) < LINES_OF_ALL
        : all < LINES_OF_ALL && of(sender) < LINES_OF_ONE;
  }

  /** One more has come; says under whose name it is counted. */
  String came(String sender) {
    boolean oneByOne =
        sender.equals(JUNK) || messages.containsKey(sender) || senders() < MOST_SENDERS;
    var as = oneByOne ? sender : THE_REST;
    messages.merge(as, 1, Integer::sum);
    more.merge(as, 1, Integer::sum);
    all += sender.equals(JUNK) ? 0 : 1;
    return as;
  }

  private int senders() {
    return messages.size() - (messages.containsKey(JUNK) ? 1 : 0);
  }

  /** How much has come under this name. */
  int of(String name) {
    return messages.getOrDefault(name, 0);
  }

  /** What has come since, by name. */
  SortedMap<String, Integer> more() {
    return new TreeMap<>(more);
  }
}
