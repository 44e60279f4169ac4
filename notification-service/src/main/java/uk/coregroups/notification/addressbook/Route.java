package uk.coregroups.notification.addressbook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.clock.SuiteClock;

/** How a letter goes to a person now, or why it does not. */
public sealed interface Route {

  /** A letter that waits for somebody to read a text is woken when they have. */
  Duration LOOK_AGAIN = Duration.ofHours(1);

  /** By e-mail. */
  record ByEmail(String mailbox) implements Route {}

  /** By text. */
  record ByText(String number) implements Route {}

  /** Not at this hour, or not yet. */
  record Later(Instant at, String why) implements Route {}

  /** Not before somebody has asked the person. */
  record AskFirst(Why why) implements Route {}

  /** Not as a letter: somebody tells them in their language. */
  record ByAPerson(Why why) implements Route {}

  /** Not at all: nothing is sent, and why. */
  record Never(Why why) implements Route {}

  /** Why nothing is sent. */
  enum Why {
    STOPPED("everything to this person has been stopped"),
    NO_SAFE_CONTACT("no safe way to reach this family member is recorded"),
    NO_MAILBOX("no e-mail address is recorded"),
    MAIL_RETURNS("their mail server returns letters, and no text may go instead"),
    NO_TEXTS("no texts go to this person"),
    COUNCIL_WOULD_SHOW("it would have shown the council's name, which they do not want seen"),
    ASKS_TO_BE_ASKED("they want to be asked before each letter"),
    ASKED_LONG_AGO("they were asked too long ago what is safe"),
    NO_ENGLISH("they do not read English");

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
    /**
     * By e-mail at once, at any hour, also where letters have come back: the person is waiting for
     * it.
     */
    EMAIL_NOW
  }

  /**
   * Whether a letter shows the council's name, however plainly it is signed.
   *
   * @param mail in its address or its links
   * @param text in its sender or its links
   */
  record Shows(boolean mail, boolean text) {}

  /**
   * The route for a letter at a moment.
   *
   * @param askedAt when somebody asked the person before this letter; it holds for that day
   */
  static Route of(Address address, Ways ways, Shows shows, @Nullable Instant askedAt, Instant now) {
    if (address.stopped()) {
      return new Never(Why.STOPPED);
    }
    if (address.isFamily() && !address.safe()) {
      return new Never(Why.NO_SAFE_CONTACT);
    }
    if (!address.wishes().readsEnglish()) {
      return new ByAPerson(Why.NO_ENGLISH);
    }
    var way = way(address, ways, shows);
    var today = dayOf(now);
    var unasked = askedAt != null && dayOf(askedAt).equals(today) ? null : unasked(address, today);
    if (way instanceof Never) {
      return way;
    }
    if (ways == Ways.EMAIL_NOW) {
      return unasked == null ? way : new Never(unasked);
    }
    if (unasked != null) {
      return new AskFirst(unasked);
    }
    return way instanceof ByText && address.textsHeld()
        ? new Later(now.plus(LOOK_AGAIN), "they may want no more texts: somebody reads it first")
        : atASafeHour(way, address, now);
  }

  /** Why somebody must ask the person before anything is sent, if so. */
  private static @Nullable Why unasked(Address address, LocalDate today) {
    if (address.wishes().confirmEachUse()) {
      return Why.ASKS_TO_BE_ASKED;
    }
    return address.wishes().isOldOn(today) ? Why.ASKED_LONG_AGO : null;
  }

  private static Route way(Address address, Ways ways, Shows shows) {
    boolean named = address.wishes().councilNamed();
    var mailbox = named || !shows.mail ? address.safeMailbox() : null;
    var number = named || !shows.text ? address.safeNumber() : null;
    var none = address.isFamily() ? Why.NO_SAFE_CONTACT : Why.NO_MAILBOX;
    boolean byMail = ways == Ways.EITHER || ways == Ways.EMAIL_ONLY;
    if (byMail && mailbox != null && address.mailReturns()) {
      return ways == Ways.EITHER && number != null
          ? new ByText(number)
          : new Never(Why.MAIL_RETURNS);
    }
    return switch (ways) {
      case EMAIL_NOW, EMAIL_ONLY ->
          mailbox == null ? never(address.safeMailbox(), Why.NO_MAILBOX) : new ByEmail(mailbox);
      case TEXT_ONLY ->
          number == null ? never(address.safeNumber(), Why.NO_TEXTS) : new ByText(number);
      case EITHER -> {
        if (mailbox != null) {
          yield new ByEmail(mailbox);
        }
        var safe = address.safeMailbox() == null ? address.safeNumber() : address.safeMailbox();
        yield number == null ? never(safe, none) : new ByText(number);
      }
    };
  }

  /** Where there is a safe way that is not taken, it is because the council's name would show. */
  private static Never never(@Nullable String safe, Why otherwise) {
    return new Never(safe == null ? otherwise : Why.COUNCIL_WOULD_SHOW);
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
    return new Later(
        day.atTime(address.from()).atZone(SuiteClock.LONDON).toInstant(),
        "outside the hours agreed");
  }

  private static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, SuiteClock.LONDON);
  }
}
