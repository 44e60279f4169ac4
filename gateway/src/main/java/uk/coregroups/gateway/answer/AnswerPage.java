package uk.coregroups.gateway.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.ShownTime;
import uk.coregroups.gateway.pass.InTheNameOf;
import uk.coregroups.gateway.pass.Settings;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.Notification.Followed;
import uk.coregroups.gateway.services.Refused;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Asked;
import uk.coregroups.gateway.services.Scheduling.Replied;
import uk.coregroups.gateway.signin.Attempts;
import uk.coregroups.gateway.signin.Origin;

/**
 * Answers one invitation without signing in.
 *
 * <p>A link opens nothing once a letter would no longer go the way it went: that is asked each
 * time.
 *
 * <p>Programs that look at links only look. Some press buttons, too, in the minutes after a letter
 * arrives; so then, and where no page was opened before, the button asks for one press more.
 */
@Controller
public class AnswerPage {

  private static final Set<String> ANSWERS = Set.of("ACCEPTED", "DECLINED", "DECLINED_REPORT");
  private static final String SHOWN = "shown";

  private final AnswerLink links;
  private final PageToken tokens;
  private final Scheduling scheduling;
  private final Notification notification;
  private final InTheNameOf inTheNameOf;
  private final Settings settings;
  private final Attempts attempts;
  private final Clock clock;

  AnswerPage(
      Scheduling scheduling,
      Notification notification,
      InTheNameOf inTheNameOf,
      Settings settings,
      Attempts attempts,
      Clock clock) {
    this.links = new AnswerLink(settings.answerLinkKey());
    this.tokens = new PageToken(settings.answerLinkKey());
    this.scheduling = scheduling;
    this.notification = notification;
    this.inTheNameOf = inTheNameOf;
    this.settings = settings;
    this.attempts = attempts;
    this.clock = clock;
  }

  @GetMapping("/a/{token}")
  String asked(
      @PathVariable String token,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return visit(token, request)
        .map(visit -> show(visit, asked(visit), Said.NOTHING, model))
        .orElseGet(() -> dead(request, response, model));
  }

  @PostMapping("/a/{token}")
  String answered(
      @PathVariable String token,
      Form form,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return visit(token, request)
        .map(visit -> answered(visit, form, model))
        .orElseGet(() -> dead(request, response, model));
  }

  private Optional<Visit> visit(String token, HttpServletRequest request) {
    var now = clock.instant();
    return links
        .read(token, now)
        .filter(invitation -> isAlive(invitation, token))
        .map(invitation -> Visit.of(invitation, token, request, now));
  }

  private boolean isAlive(InvitationId invitation, String token) {
    var followed = new Followed(invitation, links.routeOf(token).orElse(null));
    return inTheNameOf.gateway(() -> notification.isAlive(followed));
  }

  private String answered(Visit visit, Form form, Model model) {
    var answer = form.value("answer");
    if (!ANSWERS.contains(answer)) {
      return show(visit, asked(visit), Said.NOTHING, model);
    }
    var shown = form.value(SHOWN);
    if (visit.wasAskedAgain(shown, answer, form.value("again"), tokens)) {
      return record(visit, answer, shown, model);
    }
    boolean opened = visit.hasOpened(shown, form.value("opened"), tokens);
    if (opened && !isJustSent(visit)) {
      return record(visit, answer, shown, model);
    }
    return askAgain(visit, answer, opened ? shown : "", model);
  }

  /** Whether the letter with the link was sent so lately that a scanner may be at work on it. */
  private boolean isJustSent(Visit visit) {
    return links
        .sentAt(visit.token())
        .filter(sent -> visit.now().isBefore(sent.plus(settings.confirmAnswersWithin())))
        .isPresent();
  }

  private String record(Visit visit, String answer, String shown, Model model) {
    var replied = Replied.pressed(answer, ShownTime.read(shown).orElseThrow());
    try {
      var counts =
          inTheNameOf.bearer(
              visit.invitation().toString(), () -> scheduling.reply(visit.invitation(), replied));
      return show(
          visit, asked(visit), counts.is(replied) ? Said.RECORDED : Said.ANOTHER_COUNTS, model);
    } catch (Refused e) {
      return show(visit, asked(visit), Said.CHANGED, model);
    }
  }

  /** The same again, with nothing recorded yet; a time that has changed meanwhile is shown. */
  private String askAgain(Visit visit, String answer, String shown, Model model) {
    var asked = asked(visit);
    var slot = asked.slot();
    if (slot == null) {
      return show(visit, asked, Said.CHANGED, model);
    }
    var present = ShownTime.of(slot);
    if (!shown.isEmpty() && !shown.equals(present)) {
      return show(visit, asked, Said.CHANGED, model);
    }
    model.addAttribute("asked", asked);
    model.addAttribute("token", visit.token());
    model.addAttribute("answer", answer);
    model.addAttribute(SHOWN, present);
    model.addAttribute("again", visit.askedAgain(present, answer, tokens));
    model.addAttribute("phone", settings.callBackNumber());
    return "answer/again";
  }

  private Asked asked(Visit visit) {
    return inTheNameOf.bearer(
        visit.invitation().toString(), () -> scheduling.asked(visit.invitation()));
  }

  private String show(Visit visit, Asked asked, Said said, Model model) {
    var shown = Optional.ofNullable(asked.slot()).map(ShownTime::of).orElse("");
    model.addAttribute("asked", asked);
    model.addAttribute("token", visit.token());
    model.addAttribute("said", said);
    model.addAttribute(SHOWN, shown);
    model.addAttribute("opened", visit.opened(shown, tokens));
    model.addAttribute("phone", settings.callBackNumber());
    return "answer/answer";
  }

  /** A link that is not ours or no longer good; whoever tries many is asked for patience. */
  private String dead(HttpServletRequest request, HttpServletResponse response, Model model) {
    boolean tooMany = attempts.tooMany("links", Origin.of(request.getRemoteAddr()));
    response.setStatus(tooMany ? 429 : 404);
    model.addAttribute("phone", settings.callBackNumber());
    return "answer/dead";
  }

  /** What came of a button that was pressed. */
  public enum Said {
    NOTHING,
    RECORDED,
    ANOTHER_COUNTS,
    CHANGED
  }
}
