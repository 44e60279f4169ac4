package uk.coregroups.notification.refusal;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whose fault a refusal of the text provider is, by the codes of its dictionary
 * (twilio.com/docs/api/errors). {@code docs/refusals.md} has the table.
 *
 * <p>One table serves both moments at which it may refuse: when it is handed a text, and later, in
 * a report that a text it had taken did not arrive.
 */
public final class TextRefusals {

  private static final Map<Integer, Fault> CODES = new TreeMap<>();

  static {
    all(
        Fault.RECIPIENT,
        21211,
        21214,
        21217,
        21265,
        21401,
        21601,
        21614,
        21635,
        30003,
        30004,
        30005,
        30006,
        30011,
        60200,
        63003,
        63024,
        63033);
    CODES.put(21610, Fault.OPTED_OUT);
    all(
        Fault.SENDER,
        10001,
        10002,
        20002,
        20003,
        20004,
        20005,
        20006,
        20008,
        20403,
        20404,
        21212,
        21215,
        21216,
        21408,
        21603,
        21606,
        21607,
        21608,
        21609,
        21616,
        21618,
        21625,
        21659,
        21660,
        21661,
        21701,
        21702,
        21703,
        21704,
        21705,
        21712,
        21910,
        30002,
        30010,
        30022,
        30023,
        30024,
        30027,
        30032,
        30033,
        30034,
        30035,
        30037,
        30040,
        63002,
        63007,
        63010,
        63038);
    all(Fault.POLICY, 21612, 30007, 30008, 30038, 30454);
    all(
        Fault.MESSAGE,
        21602,
        21604,
        21605,
        21617,
        21619,
        21620,
        21623,
        30009,
        30019,
        30036,
        30039,
        63013);
    all(Fault.DEFERRED, 14107, 20429, 20503, 21611, 21730, 30001, 30017, 63017, 63018);
  }

  private static final int LIKELY_THE_LETTER = 413;
  private static final Set<Integer> LIKELY_US = Set.of(401, 402, 403, 404, 405, 406, 407, 415);
  private static final Set<Integer> LIKELY_THE_MOMENT = Set.of(408, 425, 429, 503);

  private TextRefusals() {}

  private static void all(Fault fault, int... codes) {
    for (int code : codes) {
      CODES.put(code, fault);
    }
  }

  static Set<Integer> known() {
    return CODES.keySet();
  }

  /**
   * What it means that a text was not taken.
   *
   * @param status that of HTTP, below 500 or 503: after another nobody knows whether it was taken
   * @param code the provider's own, or 0
   */
  public static Fault ofRequest(int status, int code) {
    var known = CODES.get(code);
    if (known != null) {
      return known;
    }
    if (LIKELY_THE_MOMENT.contains(status)) {
      return Fault.DEFERRED;
    }
    if (LIKELY_US.contains(status) || status < 400) {
      return Fault.SENDER;
    }
    return status == LIKELY_THE_LETTER ? Fault.MESSAGE : Fault.POLICY;
  }

  /** What it means that a text which had been taken did not arrive. */
  public static Fault ofReport(int code) {
    return CODES.getOrDefault(code, Fault.MESSAGE);
  }
}
