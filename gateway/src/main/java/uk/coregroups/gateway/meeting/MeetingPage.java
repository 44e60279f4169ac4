package uk.coregroups.gateway.meeting;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.gateway.answer.RecordAnswer;
import uk.coregroups.gateway.need.Arrangements;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Scheduling;

/** One meeting: who is invited and what they say; cancel it, and say that its minutes went out. */
@Controller
class MeetingPage {

  private final Scheduling scheduling;
  private final RecordAnswer recordAnswer;
  private final Arrangements arrangements;
  private final Looking looking;

  MeetingPage(
      Scheduling scheduling,
      RecordAnswer recordAnswer,
      Arrangements arrangements,
      Looking looking) {
    this.recordAnswer = recordAnswer;
    this.scheduling = scheduling;
    this.arrangements = arrangements;
    this.looking = looking;
  }

  @GetMapping("/meetings/{id}")
  String meeting(
      @PathVariable MeetingId id, @ModelAttribute("today") LocalDate today, Model model) {
    var form = Form.empty().withDate("sharedOn", today);
    return show(id, today, form, "meeting/meeting", model);
  }

  @GetMapping("/meetings/{id}/cancel")
  String cancel(@PathVariable MeetingId id, @ModelAttribute("today") LocalDate today, Model model) {
    return show(id, today, Form.empty(), "meeting/cancel", model);
  }

  @PostMapping("/meetings/{id}/cancel")
  String cancelled(
      @PathVariable MeetingId id,
      @ModelAttribute("today") LocalDate today,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var why = form.required("why", "Say why, for the record");
    if (form.sent(() -> scheduling.cancel(id, new Scheduling.Why(why)))) {
      flash.addFlashAttribute("notice", "Cancelled. Everybody who was told is told");
      return "redirect:/meetings/" + id;
    }
    return show(id, today, form, "meeting/cancel", model);
  }

  /** The group is closed, and its meeting is kept as a last one. */
  @PostMapping("/meetings/{id}/keep")
  String kept(
      @PathVariable MeetingId id,
      @ModelAttribute("today") LocalDate today,
      Form form,
      Model model,
      RedirectAttributes flash) {
    if (form.sent(Form.whole("meeting"), () -> scheduling.keep(id))) {
      flash.addFlashAttribute("notice", "Meeting kept. Those invited will be reminded of it");
      return "redirect:/meetings/" + id;
    }
    return show(id, today, form, "meeting/meeting", model);
  }

  @PostMapping("/meetings/{id}/minutes")
  String minutes(
      @PathVariable MeetingId id,
      @ModelAttribute("today") LocalDate today,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var receivers = form.required("receivers", "Say who has the minutes");
    var on = form.requiredDate("sharedOn", "The day they were shared");
    if (form.sent(() -> scheduling.minutesShared(id, new Scheduling.Shared(receivers, on)))) {
      flash.addFlashAttribute("notice", "Recorded as shared");
      return "redirect:/meetings/" + id;
    }
    return show(id, today, form, "meeting/meeting", model);
  }

  /** Somebody has arranged what a person needs, or says why it is not needed. */
  @PostMapping("/meetings/{id}/arrangements/{arrangement}")
  String arranged(
      @PathVariable MeetingId id,
      @PathVariable UUID arrangement,
      @ModelAttribute("today") LocalDate today,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var field = "why-" + arrangement;
    boolean met = form.isTicked("met", "true");
    var why = met ? form.value(field) : form.required(field, "Say why it is not needed");
    if (form.sent(
        any -> field, () -> arrangements.settle(arrangement, new Arrangements.Settled(met, why)))) {
      flash.addFlashAttribute(
          "notice", met ? "Recorded as arranged" : "Recorded as not needed this time");
      return "redirect:/meetings/" + id;
    }
    return show(id, today, form, "meeting/meeting", model);
  }

  /** Somebody answered on the telephone. */
  @PostMapping("/meetings/{id}/replies/{invitation}")
  String reply(
      @PathVariable MeetingId id,
      @PathVariable InvitationId invitation,
      @RequestParam String answer,
      @RequestParam(defaultValue = "") String shown,
      RedirectAttributes flash) {
    recordAnswer.record(invitation, answer, shown, "The answer is recorded", flash);
    return "redirect:/meetings/" + id;
  }

  private String show(MeetingId id, LocalDate today, Form form, String screen, Model model) {
    model.addAttribute("view", looking.at(id, today));
    model.addAttribute("form", form);
    return screen;
  }
}
