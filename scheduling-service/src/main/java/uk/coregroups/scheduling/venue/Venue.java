package uk.coregroups.scheduling.venue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.VenueId;

/**
 * A place where core groups may meet. Its words never change: another wording is another venue, and
 * is approved as one.
 *
 * @param address what a letter adds to the name; null for nothing
 * @param approved null while nobody has approved it
 * @param retired null while it is in use
 */
public record Venue(
    VenueId id,
    PartnershipId partnership,
    String name,
    @Nullable String address,
    Decision proposed,
    @Nullable Decision approved,
    @Nullable Decision retired) {

  /** What has become of it. */
  enum Standing {
    PROPOSED,
    APPROVED,
    RETIRED
  }

  /** What a letter says of the place: the name alone, or {@code name, address}. */
  public String line() {
    return address == null ? name : name + ", " + address;
  }

  Standing standing() {
    if (retired != null) {
      return Standing.RETIRED;
    }
    return approved == null ? Standing.PROPOSED : Standing.APPROVED;
  }

  /** Whether it was this account that proposed it, which therefore may not approve it. */
  boolean isProposedBy(String account) {
    return proposed.by.equals(account);
  }

  Venue approvedBy(Decision decision) {
    return new Venue(id, partnership, name, address, proposed, decision, retired);
  }

  Venue retiredBy(Decision decision) {
    return new Venue(id, partnership, name, address, proposed, approved, decision);
  }

  /**
   * Something one member of staff decided about it.
   *
   * @param by the account, as the gateway's token names it
   */
  record Decision(String by, Instant at) {}
}
