package uk.coregroups.gateway.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.need.Arrangements;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.rota.Rota;
import uk.coregroups.gateway.rota.TurnPage;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Attended;
import uk.coregroups.gateway.services.Scheduling.Guest;

/**
 * One meeting: who is invited and what they say; cancel it, hold it, and say that its minutes went
 * out.
 */
@Controller
public class MeetingPage {

  private final Scheduling scheduling;
  private final Arrangements arrangements;
  private final Membership membership;
  private final Rota rota;
  private final Asking asking;

  MeetingPage(
      Scheduling scheduling,
      Arrangements arrangements,
      Membership membership,
      Rota rota,
      Asking asking) {
    this.scheduling = scheduling;
    this.arrangements = arrangements;
    this.membership = membership;
    this.rota = rota;
    this.asking = asking;
  }

  @GetMapping("/meetings/{id}")
  String meeting(
      @PathVariable MeetingId id, @ModelAttribute("today") LocalDate today, Model model) {
    return show(id, today, Form.empty(), "meeting/meeting", model);
  }

  @GetMapping("/meetings/{id}/cancel")
  String cancel(@PathVariable MeetingId id, @ModelAttribute("today") LocalDate today, Model model) {
    return show(id, today, Form.empty(), "meeting/cancel", model);
  }

  @PostMapping("/meetings/{id}/cancel")
  String cancelled(
      @PathVariable MeetingId id,
      @ModelAttribute("today") LocalDate today,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var why = form.required("why", "Say why, for the record");
    if (form.sent(() -> scheduling.cancel(id, new Scheduling.Why(why)))) {
      flash.addFlashAttribute("notice", "Cancelled. Everybody who was told is told");
      return "redirect:/meetings/" + id;
    }
    return show(id, today, form, "meeting/cancel", model);
  }

  @GetMapping("/meetings/{id}/hold")
  String hold(@PathVariable MeetingId id, @ModelAttribute("today") LocalDate today, Model model) {
    var turn = asking.ask(() -> rota.turn(id).turn()).heard();
    return show(id, today, turn.or(TurnPage::preset, Form.empty()), "meeting/hold", model);
  }

  @PostMapping("/meetings/{id}/hold")
  String held(
      @PathVariable MeetingId id,
      @ModelAttribute("today") LocalDate today,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var attendance = new ArrayList<Attended>();
    for (var guest : scheduling.meeting(id).invited()) {
      if (!guest.withdrawn()) {
        var field = "how-" + guest.person();
        var how = form.required(field, "Say whether each person came");
        attendance.add(
            new Attended(guest.person(), how, form.isTicked("report-" + guest.person(), "yes")));
      }
    }
    var chair = form.required("chair", "Choose who led the meeting");
    var minuteTaker = form.given("minuteTaker").filter(one -> !one.equals("office"));
    boolean inquorate = form.isTicked("inquorate", "yes");
    if (form.sent(
        () ->
            scheduling.hold(
                id,
                new Scheduling.Held(
                    attendance,
                    PersonId.of(chair),
                    minuteTaker.map(PersonId::of).orElse(null),
                    inquorate,
                    form.given("nextMinuteTaker").map(PersonId::of).orElse(null),
                    form.given("noStockTake").orElse(null))))) {
      flash.addFlashAttribute(
          "notice",
          inquorate
              ? "Recorded as held, but it does not count. The next core group is still owed"
              : "Recorded as held. The minutes and the next core group are counted from it");
      return "redirect:/meetings/" + id;
    }
    return show(id, today, form, "meeting/hold", model);
  }

  @PostMapping("/meetings/{id}/minutes")
  String minutes(
      @PathVariable MeetingId id,
      @ModelAttribute("today") LocalDate today,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
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
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
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
      RedirectAttributes flash) {
    scheduling.reply(
        invitation,
        new Scheduling.Replied(answer.replace("_REPORT", ""), answer.endsWith("_REPORT")));
    flash.addFlashAttribute("notice", "The answer is recorded");
    return "redirect:/meetings/" + id;
  }

  private String show(MeetingId id, LocalDate today, Form form, String screen, Model model) {
    var seen = scheduling.meeting(id);
    var meeting = seen.meeting();
    var people = seen.invited().stream().map(Guest::person).distinct().toList();
    var names =
        asking.ask(
            () -> membership.names(new Membership.Asked(List.of(meeting.coreGroup()), people)));
    var labels = asking.ask(() -> membership.partnership().roles());
    var owed = asking.ask(() -> scheduling.timetable(meeting.coreGroup()));
    var arranged = asking.ask(() -> arrangements.of(id));
    var turn = asking.ask(() -> rota.turn(id).turn());
    var stock = asking.ask(() -> rota.stockTake(id));
    model.addAttribute(
        "view",
        new View(
            seen,
            today,
            Called.of(names.heard()),
            labels.heard(),
            owed.heard().or(all -> all, List.of()),
            arranged.heard(),
            turn.heard(),
            stock.heard()));
    model.addAttribute("form", form.values().isEmpty() ? form.withDate("sharedOn", today) : form);
    return screen;
  }

  /** What the page shows. */
  public record View(
      Scheduling.Seen seen,
      LocalDate today,
      Called names,
      Heard<List<Membership.RoleLabel>> labels,
      List<Scheduling.Line> owed,
      Heard<List<Arrangements.Arrangement>> arrangements,
      Heard<Rota.Turn> turn,
      Heard<Rota.StockTake> stock) {

    public Scheduling.Meeting meeting() {
      return seen.meeting();
    }

    public String family() {
      return names.family(meeting().coreGroup());
    }

    public String person(@Nullable PersonId id) {
      return names.person(id);
    }

    public String role(String code) {
      return (labels.isAway() ? Stream.<Membership.RoleLabel>empty() : labels.get().stream())
          .filter(label -> label.code().equals(code))
          .map(Membership.RoleLabel::label)
          .findFirst()
          .orElse(code);
    }

    public List<Guest> standing() {
      return seen.invited().stream().filter(guest -> !guest.withdrawn()).toList();
    }

    /** Whom a guest sends, or in whose place they come, in words. */
    public String deputy(Guest guest) {
      if (guest.deputyFor() != null) {
        return "In the place of " + person(guest.deputyFor());
      }
      return standing().stream()
          .filter(other -> guest.person().equals(other.deputyFor()))
          .map(other -> "Sends " + person(other.person()))
          .findFirst()
          .orElse("");
    }

    public boolean mayBeHeld() {
      return meeting().isBooked() && !meeting().slot().date().isAfter(today);
    }

    public boolean mayTakeStock() {
      return stock.or(Rota.StockTake::owed, false) && !meeting().slot().date().isAfter(today);
    }

    /** The duties that hang on this meeting: its minutes, for professionals and for the family. */
    public List<Scheduling.Line> minutes() {
      return owed.stream().filter(line -> line.about().equals(meeting().id().value())).toList();
    }

    /** Professionals who may have led the meeting or written it up. */
    public Map<String, String> professionals(String first, String words) {
      var items = new LinkedHashMap<String, String>();
      items.put(first, words);
      for (var guest : standing()) {
        if (guest.kind().equals("PROFESSIONAL")) {
          items.put(guest.person().toString(), person(guest.person()) + ", " + role(guest.role()));
        }
      }
      return items;
    }
  }
}
