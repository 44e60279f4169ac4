package uk.coregroups.standalone.backlog;

import java.time.Instant;
import java.util.Optional;
import uk.coregroups.standalone.mailbox.CalendarAnswer;

/**
 * Mails that were seen to go wrong, one of each kind, and what each must be found to be, as the
 * notification service calls it.
 */
enum OddMail {
  NUL_IN_TEXT("01-nul-in-text", "BY_HAND"),
  NUL_IN_PAGE("01-nul-in-html", "BY_HAND"),
  NUL_IN_SUBJECT("01-nul-in-subject", "BY_HAND"),
  NEXT_IN_LINE("01-next-in-line", "CALENDAR_ANSWER"),
  STAMP_OF_EXCHANGE("02-exchange-online-stamp", "GROUP_UNVOUCHED"),
  RENAMED_BY_RELAY("04-bounce-relay-renamed", "BOUNCE"),
  REPORT_IN_ONE_BLOCK("05-bounce-one-block", "BOUNCE"),
  REPORT_WITHOUT_STATUS("06-bounce-bare-report", "BOUNCE"),
  STAMP_OF_REQUEST("07-answer-stamp-of-request", "CALENDAR_ANSWER"),
  ODD_PROPERTY("08-answer-odd-property", "CALENDAR_ANSWER"),
  ODD_DISPOSITION("09-group-odd-disposition", "GROUP_UNVOUCHED"),
  ODD_ENCODING("10-answer-odd-encoding", "CALENDAR_ANSWER"),
  AUTOMATIC_TO_GROUP("18-group-autoreply", "GROUP_AUTOMATIC");

  private final Form form;
  private final String foundToBe;

  OddMail(String form, String foundToBe) {
    this.form = Form.named("odd/" + form);
    this.foundToBe = foundToBe;
  }

  String foundToBe() {
    return foundToBe;
  }

  /** What somebody answers with it, if it is an answer. */
  Optional<CalendarAnswer> answer() {
    return foundToBe.equals("CALENDAR_ANSWER")
        ? Optional.of(this == STAMP_OF_REQUEST ? CalendarAnswer.DECLINED : CalendarAnswer.ACCEPTED)
        : Optional.empty();
  }

  String mail(Invitation invitation, GroupAddress group, int number, Instant now) {
    var values = invitation.values(number, now);
    values.put("GROUP", group.address());
    values.put("MEMBER", group.member());
    return form.filled(values);
  }
}
