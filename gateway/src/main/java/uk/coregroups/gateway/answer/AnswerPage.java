package uk.coregroups.gateway.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.events.answer.AnswerLink;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.gateway.pass.InTheNameOf;
import uk.coregroups.gateway.pass.Settings;
import uk.coregroups.gateway.services.Refused;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.signin.Attempts;

/**
 * Answers one invitation without signing in. Programs that look at links only look; nothing happens
 * until a person presses a button.
 */
@Controller
class AnswerPage {

  private static final Set<String> ANSWERS = Set.of("ACCEPTED", "DECLINED", "DECLINED_REPORT");

  private final AnswerLink links;
  private final Scheduling scheduling;
  private final InTheNameOf inTheNameOf;
  private final Settings settings;
  private final Attempts attempts;
  private final Clock clock;

  AnswerPage(
      Scheduling scheduling,
      InTheNameOf inTheNameOf,
      Settings settings,
      Attempts attempts,
      Clock clock) {
    this.links = new AnswerLink(settings.answerLinkKey());
    this.scheduling = scheduling;
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
    var invitation = links.read(token, clock.instant());
    return invitation
        .map(id -> show(id, token, false, model))
        .orElseGet(() -> dead(request, response, model));
  }

  @PostMapping("/a/{token}")
  String answered(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String answer,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var invitation = links.read(token, clock.instant());
    if (invitation.isEmpty()) {
      return dead(request, response, model);
    }
    var id = invitation.get();
    if (!ANSWERS.contains(answer)) {
      return show(id, token, false, model);
    }
    try {
      inTheNameOf.bearer(
          id.toString(),
          () -> {
            scheduling.reply(
                id,
                new Scheduling.Replied(answer.replace("_REPORT", ""), answer.endsWith("_REPORT")));
            return true;
          });
    } catch (Refused e) {
      return show(id, token, false, model);
    }
    return show(id, token, true, model);
  }

  private String show(InvitationId id, String token, boolean thanks, Model model) {
    var asked = inTheNameOf.bearer(id.toString(), () -> scheduling.asked(id));
    model.addAttribute("asked", asked);
    model.addAttribute("token", token);
    model.addAttribute("thanks", thanks);
    model.addAttribute("phone", settings.callBackNumber());
    return "answer/answer";
  }

  /** A link that is not ours or no longer good; whoever tries many is asked for patience. */
  private String dead(HttpServletRequest request, HttpServletResponse response, Model model) {
    boolean tooMany = attempts.tooMany("links", request.getRemoteAddr());
    response.setStatus(tooMany ? 429 : 404);
    model.addAttribute("phone", settings.callBackNumber());
    return "answer/dead";
  }
}
