package uk.coregroups.notification.addressbook;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import uk.coregroups.events.clock.SuiteClock;

/** How a letter goes to a person now, or why it does not. */
public sealed interface Route {

  /** By e-mail. */
  record ByEmail(String mailbox) implements Route {}

  /** By text. */
  record ByText(String number) implements Route {}

  /** Not at this hour. */
  record Later(Instant at) implements Route {}

  /** Not at all: nothing is sent, and why. */
  record Never(Why why) implements Route {}

  /** Why nothing is sent. */
  enum Why {
    STOPPED("everything to this person has been stopped"),
    NO_SAFE_CONTACT("no safe way to reach this family member is recorded"),
    NO_MAILBOX("no e-mail address is recorded"),
    NO_TEXTS("no texts go to this person");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** For a page. */
    public String words() {
      return words;
    }
  }

  /** Which ways a letter may go. */
  enum Ways {
    /** By e-mail, or by text where e-mail is not safe. */
    EITHER,
    EMAIL_ONLY,
    TEXT_ONLY,
    /** By e-mail at once, at any hour: the person is waiting for it. */
    EMAIL_NOW
  }

  /** The route for a letter at a moment. */
  static Route of(Address address, Ways ways, Instant now) {
    if (address.stopped()) {
      return new Never(Why.STOPPED);
    }
    if (address.isFamily() && !address.safe()) {
      return new Never(Why.NO_SAFE_CONTACT);
    }
    var mailbox = address.safeMailbox();
    var number = address.safeNumber();
    return switch (ways) {
      case EMAIL_NOW -> mailbox == null ? new Never(Why.NO_MAILBOX) : new ByEmail(mailbox);
      case EMAIL_ONLY ->
          mailbox == null
              ? new Never(Why.NO_MAILBOX)
              : atASafeHour(new ByEmail(mailbox), address, now);
      case TEXT_ONLY ->
          number == null ? new Never(Why.NO_TEXTS) : atASafeHour(new ByText(number), address, now);
      case EITHER -> {
        if (mailbox != null) {
          yield atASafeHour(new ByEmail(mailbox), address, now);
        }
        yield number == null
            ? new Never(address.isFamily() ? Why.NO_SAFE_CONTACT : Why.NO_MAILBOX)
            : atASafeHour(new ByText(number), address, now);
      }
    };
  }

  /**
   * Within the hours that were agreed, the next morning otherwise. E-mail to a professional may
   * come at any hour; a text may not.
   */
  private static Route atASafeHour(Route route, Address address, Instant now) {
    if (route instanceof ByEmail && !address.isFamily()) {
      return route;
    }
    var local = LocalDateTime.ofInstant(now, SuiteClock.LONDON);
    LocalTime time = local.toLocalTime();
    if (!time.isBefore(address.from()) && time.isBefore(address.until())) {
      return route;
    }
    var day = time.isBefore(address.from()) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    return new Later(day.atTime(address.from()).atZone(SuiteClock.LONDON).toInstant());
  }
}
