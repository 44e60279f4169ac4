package uk.coregroups.notification.letter;

import static uk.coregroups.notification.addressbook.Route.Ways.EITHER;
import static uk.coregroups.notification.addressbook.Route.Ways.EMAIL_NOW;
import static uk.coregroups.notification.addressbook.Route.Ways.EMAIL_ONLY;
import static uk.coregroups.notification.addressbook.Route.Ways.TEXT_ONLY;

import java.util.List;
import java.util.stream.Stream;
import uk.coregroups.notification.addressbook.Route.Ways;

/** Why a letter is written. Each has one template, {@code src/main/jte/NAME.jte}. */
public enum Purpose {
  /** An invitation, or that its time or place has changed. */
  INVITATION(EITHER, true, "Invitation"),
  /** An answer came about an older time: the invitation again, as it stands. */
  ASK_AGAIN(EITHER, true, "Invitation, asked again"),
  /** The meeting will not take place. */
  CANCELLATION(EITHER, true, "Cancellation"),
  /** This person is no longer invited. */
  WITHDRAWAL(EITHER, true, "Invitation withdrawn"),

  REPLY_AWAITED(EITHER, false, "Answer awaited"),
  REMINDER_BY_EMAIL(EMAIL_ONLY, false, "Reminder"),
  REMINDER_BY_TEXT(TEXT_ONLY, false, "Reminder by text"),

  MINUTES_NUDGE(EITHER, false, "Minutes: soon due"),
  MINUTES_DUE(EITHER, false, "Minutes: due today"),
  MINUTES_CHASER(EITHER, false, "Minutes: late"),
  MINUTES_TO_MANAGER(EITHER, false, "Minutes: to the team manager"),

  SCHOOL_OFFERED(EITHER, false, "School move: record the school"),
  SCHOOL_PROMPT(EITHER, false, "School move: prompt"),
  SCHOOL_CONTACT(EITHER, false, "School move: make contact"),
  SCHOOL_CHASER(EITHER, false, "School move: not recorded"),
  SCHOOL_TO_MANAGER(EITHER, false, "School move: to the team manager"),
  SCHOOL_LAST_CHANCE(EITHER, false, "School move: last chance"),
  FILE_ARRIVED(EITHER, false, "School file"),
  /** The one letter to a new school's lead that a person released. */
  NEW_SCHOOL(EITHER, false, "To the new school"),
  NO_LONGER_APPLIES(EITHER, false, "No longer applies"),

  /** A copy of what a member has written to the group's address. */
  GROUP_MAIL(EMAIL_ONLY, false, "Message to the group, passed on"),
  /** That something was written, to a mailbox at no secure domain. */
  GROUP_NOTICE(EMAIL_ONLY, false, "Message to the group, told of"),
  /** To who wrote it: it was passed on to nobody. */
  GROUP_RETURNED(EMAIL_ONLY, false, "Message to the group, not passed on"),

  /** To whom it says it is from: nobody vouched for that, and it was passed on to nobody. */
  GROUP_UNVOUCHED(EMAIL_ONLY, false, "Message to the group, without proof of who wrote it"),

  SIGN_IN_CODE(EMAIL_NOW, false, "Sign-in code");

  private final Ways ways;
  private final boolean calendar;
  private final String words;

  Purpose(Ways ways, boolean calendar, String words) {
    this.ways = ways;
    this.calendar = calendar;
    this.words = words;
  }

  /** Which ways it may go. */
  public Ways ways() {
    return ways;
  }

  /** Whether its e-mail carries a calendar entry. A reminder must not: it would be filed away. */
  public boolean hasCalendar() {
    return calendar;
  }

  /** The names of those that say when a meeting is, or that it is off. */
  static List<String> thatInvite() {
    return Stream.of(values()).filter(Purpose::hasCalendar).map(Enum::name).toList();
  }

  /** For a page. */
  public String words() {
    return words;
  }
}
