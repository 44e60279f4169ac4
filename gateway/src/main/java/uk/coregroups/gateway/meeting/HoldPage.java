package uk.coregroups.gateway.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.rota.Rota;
import uk.coregroups.gateway.rota.TurnPage;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Attended;
import uk.coregroups.gateway.services.Scheduling.Guest;

/** Records that a meeting was held: who came, who led it and who writes it up. */
@Controller
class HoldPage {

  private final Scheduling scheduling;
  private final Rota rota;
  private final Looking looking;
  private final Asking asking;

  HoldPage(Scheduling scheduling, Rota rota, Looking looking, Asking asking) {
    this.scheduling = scheduling;
    this.rota = rota;
    this.looking = looking;
    this.asking = asking;
  }

  @GetMapping("/meetings/{id}/hold")
  String hold(@PathVariable MeetingId id, @ModelAttribute("today") LocalDate today, Model model) {
    var turn = asking.ask(() -> rota.turn(id).turn()).heard();
    return show(id, today, turn.or(TurnPage::preset, Form.empty()), model);
  }

  @PostMapping("/meetings/{id}/hold")
  String held(
      @PathVariable MeetingId id,
      @ModelAttribute("today") LocalDate today,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var attendance = attendance(scheduling.meeting(id).invited(), form);
    var chair = form.required("chair", "Choose who led the meeting");
    boolean inquorate = form.isTicked("inquorate", "yes");
    if (form.sent(() -> scheduling.hold(id, held(attendance, chair, inquorate, form)))) {
      flash.addFlashAttribute(
          "notice",
          inquorate
              ? "Recorded as held, but it does not count. The next core group is still owed"
              : "Recorded as held. The minutes and the next core group are counted from it");
      return "redirect:/meetings/" + id;
    }
    return show(id, today, form, model);
  }

  private static List<Attended> attendance(List<Guest> invited, Form form) {
    var attendance = new ArrayList<Attended>();
    for (var guest : invited) {
      if (!guest.withdrawn()) {
        var person = guest.person();
        var how = form.required("how-" + person, "Say whether each person came");
        attendance.add(new Attended(person, how, form.isTicked("report-" + person, "yes")));
      }
    }
    return attendance;
  }

  private static Scheduling.Held held(
      List<Attended> attendance, String chair, boolean inquorate, Form form) {
    var minuteTaker = form.given("minuteTaker").filter(one -> !one.equals("office"));
    return new Scheduling.Held(
        attendance,
        PersonId.of(chair),
        minuteTaker.map(PersonId::of).orElse(null),
        inquorate,
        form.given("nextMinuteTaker").map(PersonId::of).orElse(null),
        form.given("noStockTake").orElse(null));
  }

  private String show(MeetingId id, LocalDate today, Form form, Model model) {
    model.addAttribute("view", looking.at(id, today));
    model.addAttribute("form", form);
    return "meeting/hold";
  }
}
