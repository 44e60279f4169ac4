package uk.coregroups.standalone.phone;

import java.time.Instant;

/**
 * One text for one phone.
 *
 * @param number its place in the order of arrival, from 1
 * @param sid the provider's name for it
 * @param sender the number it comes from
 * @param phone the number it is for
 * @param delivered false if the phone could not be reached
 */
public record ReceivedText(
    int number,
    String sid,
    String sender,
    String phone,
    String body,
    Instant receivedAt,
    boolean delivered) {

  /** Phones with such a number are never switched on. */
  static boolean isReachable(String phone) {
    return !phone.endsWith("000");
  }

  @Override
  public String toString() {
    return "Text " + number;
  }
}
