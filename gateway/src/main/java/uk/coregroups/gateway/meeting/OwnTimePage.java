package uk.coregroups.gateway.meeting;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.gateway.meeting.OwnTimes.OwnTime;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Say;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Guest;

/** Asks one person to a part of a meeting, so that two who must not meet both take part. */
@Controller
public class OwnTimePage {

  private final OwnTimes ownTimes;
  private final Scheduling scheduling;
  private final Membership membership;
  private final Asking asking;

  OwnTimePage(OwnTimes ownTimes, Scheduling scheduling, Membership membership, Asking asking) {
    this.ownTimes = ownTimes;
    this.scheduling = scheduling;
    this.membership = membership;
    this.asking = asking;
  }

  @GetMapping("/meetings/{id}/invitations/{invitation}/own-time")
  String ask(@PathVariable MeetingId id, @PathVariable InvitationId invitation, Model model) {
    return show(id, invitation, null, model);
  }

  @PostMapping("/meetings/{id}/invitations/{invitation}/own-time")
  String given(
      @PathVariable MeetingId id,
      @PathVariable InvitationId invitation,
      Form form,
      Model model,
      RedirectAttributes flash) {
    boolean whole = form.isTicked("whole", "yes");
    var own = whole ? new OwnTime(null, null, false) : part(form);
    if (form.sent(() -> ownTimes.give(id, invitation, own))) {
      flash.addFlashAttribute(
          "notice",
          (whole ? "They are asked to the whole meeting" : "They are asked to their own time")
              + ", and nobody else is told");
      return "redirect:/meetings/" + id;
    }
    return show(id, invitation, form, model);
  }

  private static OwnTime part(Form form) {
    return new OwnTime(
        form.requiredTime("start", "The time they come"),
        form.requiredCount("minutes", "How many minutes they stay"),
        form.isTicked("together", "yes"));
  }

  private String show(MeetingId id, InvitationId invitation, @Nullable Form form, Model model) {
    var seen = scheduling.meeting(id);
    var standing = seen.invited().stream().filter(one -> !one.withdrawn()).toList();
    var guest =
        standing.stream()
            .filter(one -> one.invitation().equals(invitation))
            .findFirst()
            .orElseThrow();
    var people = standing.stream().map(Guest::person).distinct().toList();
    var names = asking.ask(() -> membership.names(new Membership.Asked(List.of(), people))).heard();
    model.addAttribute("view", new View(seen.meeting(), guest, standing, Called.of(names)));
    model.addAttribute("form", form == null ? filled(guest, seen.meeting()) : form);
    return "meeting/own-time";
  }

  private static Form filled(Guest guest, Scheduling.Meeting meeting) {
    var slot = guest.ownTime() == null ? meeting.slot() : guest.ownTime();
    return Form.of(
        Map.of("start", Say.time(slot.start()), "minutes", String.valueOf(slot.minutes())));
  }

  /**
   * What the page shows.
   *
   * @param standing everybody who is invited
   */
  public record View(Scheduling.Meeting meeting, Guest guest, List<Guest> standing, Called names) {

    public String person() {
      return names.person(guest.person());
    }

    /** The others of the family: whoever of them must not meet this person shows here. */
    public List<Guest> family() {
      return standing.stream()
          .filter(one -> one.kind().equals("FAMILY") && !one.equals(guest))
          .toList();
    }

    /** When somebody comes, in words. */
    public String comes(Guest other) {
      return other.ownTime() == null ? "the whole meeting" : Say.hours(other.ownTime());
    }
  }
}
