package uk.coregroups.standalone.postroom;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.coregroups.standalone.door.Answer;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.door.LinkHost;
import uk.coregroups.standalone.door.Request;
import uk.coregroups.standalone.mailbox.CalendarAnswer;
import uk.coregroups.standalone.mailbox.Correspondence;
import uk.coregroups.standalone.mailbox.MailServer;
import uk.coregroups.standalone.mailbox.ReceivedMail;
import uk.coregroups.standalone.phone.SmsServer;

/** The post room in a browser: GET shows, POST acts, and nothing needs JavaScript. */
final class Page {

  private static final Pattern ONE_MAIL = Pattern.compile("/mail/([0-9]{1,9})(?:/([a-z-]+))?");

  private static final Optional<ReceivedMail> NOTHING = Optional.empty();

  /** What a person is told after doing something, by the last word of the path they posted to. */
  private static final Map<String, String> DONE =
      Map.of(
          "accept", "The calendar has accepted.",
          "tentative", "The calendar has accepted tentatively.",
          "decline", "The calendar has declined.",
          "reply", "Your reply has been sent.",
          "out-of-office", "The out-of-office answer has been sent.",
          "bounce", "The mail has been returned as undeliverable.",
          "answer", "Your answer has been sent.");

  private final MailServer mail;
  private final SmsServer sms;
  private final Correspondence correspondence;
  private final LinkHost host;
  private final Views views = new Views();
  private final Stylesheet stylesheet = new Stylesheet();

  Page(MailServer mail, SmsServer sms, Correspondence correspondence, LinkHost host) {
    this.mail = mail;
    this.sms = sms;
    this.correspondence = correspondence;
    this.host = host;
  }

  Answer answer(Request request) {
    if (!request.isPost()) {
      return shown(request);
    }
    if (request.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent()) {
      return views.problem(403, "Not from here", "Another site may not act in the post room.");
    }
    try {
      return acted(request);
    } catch (IllegalStateException e) {
      return views.problem(502, "That could not be done", String.valueOf(e.getMessage()));
    }
  }

  private Answer shown(Request request) {
    int page = number(request.query().text("page").orElse("1"));
    return switch (request.path()) {
      case "/" -> views.receivers(ReceiversPage.of(mail.received(), page));
      case "/mailbox" ->
          views.mailbox(
              MailboxPage.of(request.query().text("of").orElse(""), mail.received(), page));
      case "/texts" -> views.phones(PhonesPage.of(sms.received(), page));
      case "/phone" -> views.phone(phone(phoneIn(request.query()), page, done(request)));
      case "/style.css" -> stylesheet.answer();
      default -> shownMail(request);
    };
  }

  private Answer shownMail(Request request) {
    var path = ONE_MAIL.matcher(request.path());
    var found = path.matches() ? mail.received(number(path.group(1))) : NOTHING;
    if (found.isEmpty()) {
      return nothingHere();
    }
    if (path.group(2) == null) {
      return views.mail(page(found.get(), done(request), Optional.empty()));
    }
    return path.group(2).equals("source") ? Answer.source(found.get().raw()) : nothingHere();
  }

  private Answer acted(Request request) {
    if (request.path().equals("/phone")) {
      return answeredByText(request.form());
    }
    var path = ONE_MAIL.matcher(request.path());
    var found = path.matches() ? mail.received(number(path.group(1))) : NOTHING;
    if (found.isEmpty() || path.group(2) == null) {
      return nothingHere();
    }
    return acted(found.get(), path.group(2), request.form());
  }

  private Answer acted(ReceivedMail about, String act, Form form) {
    switch (act) {
      case "accept" -> correspondence.answerInCalendar(about, CalendarAnswer.ACCEPTED);
      case "tentative" -> correspondence.answerInCalendar(about, CalendarAnswer.TENTATIVE);
      case "decline" -> correspondence.answerInCalendar(about, CalendarAnswer.DECLINED);
      case "out-of-office" -> correspondence.outOfOffice(about);
      case "bounce" -> correspondence.bounce(about);
      case "reply" -> {
        var text = form.text("text");
        if (text.isEmpty()) {
          return views.mail(page(about, Optional.empty(), Optional.of("Enter a reply")));
        }
        correspondence.replyByHand(about, text.get());
      }
      default -> {
        return nothingHere();
      }
    }
    return Answer.seeOther("/mail/" + about.number() + "?done=" + act);
  }

  private Answer answeredByText(Form form) {
    var phone = phoneIn(form);
    var body = form.text("body");
    if (body.isEmpty()) {
      return views.phone(
          PhonePage.of(phone, sms, host, 1)
              .saying(Optional.empty(), Optional.of("Enter an answer")));
    }
    sms.answer(phone, body.get());
    return Answer.seeOther("/phone?number=" + Form.encode(phone) + "&done=answer");
  }

  private Answer nothingHere() {
    return views.problem(404, "Nothing here", "There is no such page in the post room.");
  }

  private MailPage page(ReceivedMail about, Optional<String> done, Optional<String> error) {
    return new MailPage(about, about.open(), host, done, error);
  }

  private PhonePage phone(String number, int page, Optional<String> done) {
    return PhonePage.of(number, sms, host, page).saying(done, Optional.empty());
  }

  private static Optional<String> done(Request request) {
    return request.query().text("done").map(DONE::get);
  }

  private static String phoneIn(Form form) {
    return form.text("number").orElse("");
  }

  private static int number(String written) {
    return written.matches("[0-9]{1,9}") ? Integer.parseInt(written) : 1;
  }
}
