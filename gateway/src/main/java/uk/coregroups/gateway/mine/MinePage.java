package uk.coregroups.gateway.mine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.gateway.absence.Absences;
import uk.coregroups.gateway.answer.RecordAnswer;
import uk.coregroups.gateway.pass.Settings;
import uk.coregroups.gateway.pass.SignedIn;
import uk.coregroups.gateway.rota.Rota;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling;

/** A member's own page. */
@Controller
public class MinePage {

  private final Scheduling scheduling;
  private final Membership membership;
  private final Rota rota;
  private final Absences absences;
  private final RecordAnswer recordAnswer;
  private final Asking asking;
  private final Settings settings;

  MinePage(
      Scheduling scheduling,
      Membership membership,
      Rota rota,
      Absences absences,
      RecordAnswer recordAnswer,
      Asking asking,
      Settings settings) {
    this.rota = rota;
    this.absences = absences;
    this.scheduling = scheduling;
    this.membership = membership;
    this.recordAnswer = recordAnswer;
    this.asking = asking;
    this.settings = settings;
  }

  @GetMapping("/mine")
  String mine(@AuthenticationPrincipal SignedIn.Known known, Model model) {
    if (!known.signedIn().is(Role.MEMBER)) {
      return "redirect:/";
    }
    var meetings = asking.ask(scheduling::mine);
    var groups = asking.ask(membership::mine);
    var turns = asking.ask(rota::mine);
    var absent = asking.ask(absences::mine);
    model.addAttribute("view", new View(meetings.heard(), groups.heard(), absent.heard()));
    model.addAttribute("turns", turns.heard().or(all -> all, List.of()));
    model.addAttribute("phone", settings.callBackNumber());
    return "mine/mine";
  }

  @PostMapping("/mine/replies/{invitation}")
  String reply(
      @PathVariable InvitationId invitation,
      @RequestParam String answer,
      @RequestParam(defaultValue = "") String shown,
      RedirectAttributes flash) {
    recordAnswer.record(invitation, answer, shown, "Thank you, your answer is recorded", flash);
    return "redirect:/mine";
  }

  @PostMapping("/mine/minutes/{meeting}")
  String minutes(
      @PathVariable MeetingId meeting, @RequestParam String receivers, RedirectAttributes flash) {
    scheduling.minutesShared(meeting, new Scheduling.Shared(receivers, null));
    flash.addFlashAttribute("notice", "Thank you, the minutes are recorded as shared");
    return "redirect:/mine";
  }

  /** What the page shows. */
  public record View(
      Heard<Scheduling.Mine> meetings,
      Heard<Membership.Mine> groups,
      Heard<Absences.Mine> absences) {

    /** Whether somebody sits in this group, and is not only a deputy there. */
    public boolean sitsIn(CoreGroupId group) {
      return groups.or(
          all -> all.groups().stream().anyMatch(one -> one.coreGroup().equals(group)), false);
    }

    /** Which family a deputy is to hear of. */
    private String deputised(CoreGroupId group) {
      return absences.or(
          all ->
              all.deputising().stream()
                  .filter(one -> one.coreGroup().equals(group))
                  .map(one -> one.children() + " (as a deputy)")
                  .findFirst()
                  .orElse(""),
          "");
    }

    /** Which family it is, and who they are to it. */
    public String family(CoreGroupId group) {
      Map<String, String> names =
          groups.or(
              all ->
                  all.groups().stream()
                      .collect(
                          Collectors.toMap(
                              one -> one.coreGroup().toString(), Membership.MyGroup::children)),
              Map.of());
      var name = names.get(group.toString());
      return name == null ? deputised(group) : name;
    }
  }
}
