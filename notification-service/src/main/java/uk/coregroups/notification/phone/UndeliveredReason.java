package uk.coregroups.notification.phone;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose fault it is that a text the provider took has not arrived, by its number for the error. */
enum UndeliveredReason {
  /** The number: somebody checks it. */
  RECIPIENT,
  /** Ours, or the provider's with us: it goes again, and no contact is blamed. */
  SENDER;

  /**
   * The provider's list of errors: queue full, account suspended, filtered, too dear, daily limits,
   * sender not registered, our sender switched off.
   */
  private static final Set<Integer> OURS =
      Set.of(
          30001, 30002, 30007, 30009, 30010, 30017, 30018, 30022, 30023, 30024, 30026, 30027, 30029,
          30032, 30033, 30034, 30035, 30037, 30038, 30039, 30040, 30453, 30454, 30500, 21606, 21408,
          63038);

  static UndeliveredReason of(@Nullable Integer code) {
    return code != null && OURS.contains(code) ? SENDER : RECIPIENT;
  }
}
