package uk.coregroups.notification.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.notification.addressbook.Address;
import uk.coregroups.notification.invite.Entry;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.letter.Words;

/** Decides what a letter may say to the person it is for. */
@Component
class Composer {

  private final Neutral neutral;
  private final AnswerLink links;

  Composer(Neutral neutral) {
    this.neutral = neutral;
    this.links = new AnswerLink(neutral.answerLinkKey());
  }

  /**
   * The words of a letter.
   *
   * @param to the mailbox or the number it goes to
   */
  Words words(Draft draft, Address address, String to, Instant now) {
    var entry = told(draft);
    boolean mayAnswer =
        draft.invitation() != null
            && draft.expiresAt() != null
            && switch (draft.purpose()) {
              case INVITATION, ASK_AGAIN, REPLY_AWAITED, REMINDER_BY_EMAIL, REMINDER_BY_TEXT ->
                  true;
              default -> false;
            };
    return new Words(
        draft.reference(),
        entry == null ? null : entry.date(),
        entry == null ? null : entry.start(),
        entry == null ? null : entry.end().toLocalTime(),
        entry == null ? null : place(entry, draft, address),
        draft.dueOn(),
        link(draft, mayAnswer, to, now),
        neutral.signInLink(),
        neutral.callBackNumber(),
        draft.entry() != null && draft.entry().isChange(),
        mayAnswer,
        draft.isForACalendar(),
        draft.code() == null ? "" : draft.code());
  }

  /**
   * The entry as this letter speaks of it: a farewell says nothing the person was not told before.
   */
  static @Nullable Entry told(Draft draft) {
    var entry = draft.entry();
    if (entry == null) {
      return null;
    }
    return switch (draft.purpose()) {
      case CANCELLATION, WITHDRAWAL -> entry.asLastTold();
      default -> entry;
    };
  }

  /**
   * Where the meeting is: for professionals always; for a family member only where their record
   * allows it, nobody in the group must be kept from being found, and the council may be named, for
   * a place often names it.
   */
  private static @Nullable String place(Entry entry, Draft draft, Address address) {
    boolean hidden =
        address.isFamily()
            && (!address.mayKnowPlace() || draft.placeHidden() || !address.wishes().councilNamed());
    return hidden ? null : entry.venue();
  }

  private String link(Draft draft, boolean mayAnswer, String to, Instant now) {
    var invitation = draft.invitation();
    var expires = draft.expiresAt();
    if (mayAnswer && invitation != null && expires != null) {
      return "https://" + neutral.publicHost() + "/a/" + links.write(invitation, expires, now, to);
    }
    return switch (draft.purpose()) {
      case CANCELLATION, WITHDRAWAL, SIGN_IN_CODE, NO_LONGER_APPLIES -> "";
      default -> neutral.signInLink();
    };
  }
}
