package uk.coregroups.gateway.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Say;
import uk.coregroups.gateway.rota.Rota;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Clash;
import uk.coregroups.gateway.services.Scheduling.Wanted;
import uk.coregroups.gateway.venue.Directory;
import uk.coregroups.gateway.venue.Venues;

/** Books a meeting, and moves one. */
@Controller
class BookingPage {

  private static final String NOT_LOOKED_UP =
      "Whether anybody, or the venue, is booked for another family then could not be looked up";

  private static final String STARTS = "The time it starts";
  private static final String LASTS = "How many minutes it lasts";

  private final Scheduling scheduling;
  private final Membership membership;
  private final Rota rota;
  private final Venues venues;
  private final Asking asking;

  BookingPage(
      Scheduling scheduling, Membership membership, Rota rota, Venues venues, Asking asking) {
    this.scheduling = scheduling;
    this.membership = membership;
    this.rota = rota;
    this.venues = venues;
    this.asking = asking;
  }

  @GetMapping("/core-groups/{id}/meetings/new")
  String book(@PathVariable CoreGroupId id, Model model) {
    return show(id, null, Form.of(Map.of("minutes", "60", "purpose", "CORE_GROUP")), model);
  }

  @PostMapping("/core-groups/{id}/meetings/new")
  String booked(@PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    var wanted = wanted(form);
    refuseAPlaceThatTells(id, form);
    if (warned(id, wanted, form, model)) {
      return show(id, null, form, model);
    }
    var booked = form.answer(() -> scheduling.book(id, wanted));
    if (booked.isPresent()) {
      return done("Booked", booked.get(), flash);
    }
    return show(id, null, form, model);
  }

  /** Says what the day would mean; nothing is booked. */
  @PostMapping("/core-groups/{id}/meetings/check")
  String check(@PathVariable CoreGroupId id, Form form, Model model) {
    return check(id, null, form, model);
  }

  @GetMapping("/meetings/{id}/move")
  String move(@PathVariable MeetingId id, Model model) {
    var meeting = scheduling.meeting(id).meeting();
    var directory = new Directory(venues.all());
    var form =
        Form.of(
                Map.of(
                    "start", Say.time(meeting.slot().start()),
                    "minutes", String.valueOf(meeting.slot().minutes()),
                    "venue", directory.choice(meeting.venue())))
            .withDate("date", meeting.slot().date());
    return show(meeting.coreGroup(), meeting, directory, form, model);
  }

  @PostMapping("/meetings/{id}/move")
  String moved(@PathVariable MeetingId id, Form form, Model model, RedirectAttributes flash) {
    var wanted = wanted(form);
    var before = scheduling.meeting(id).meeting();
    refuseAPlaceThatTells(before.coreGroup(), form);
    if (warned(before.coreGroup(), wanted, form, model)) {
      return show(before.coreGroup(), before, form, model);
    }
    var moved = form.answer(() -> scheduling.move(id, wanted));
    if (moved.isPresent()) {
      return done("Moved", moved.get(), flash);
    }
    var meeting = scheduling.meeting(id).meeting();
    return show(meeting.coreGroup(), meeting, form, model);
  }

  /** Says what the other day would mean; nothing is moved. */
  @PostMapping("/meetings/{id}/check")
  String checkMove(@PathVariable MeetingId id, Form form, Model model) {
    var meeting = scheduling.meeting(id).meeting();
    return check(meeting.coreGroup(), meeting, form, model);
  }

  private String check(
      CoreGroupId group, Scheduling.@Nullable Meeting moved, Form form, Model model) {
    var date = form.requiredDate("date", "The day of the meeting");
    var start = form.given("start").map(any -> form.requiredTime("start", STARTS)).orElse(null);
    var minutes =
        form.given("minutes").map(any -> form.requiredNumber("minutes", LASTS)).orElse(null);
    form.sent(() -> {
      var purpose = moved == null ? form.given("purpose").orElse(null) : moved.purpose();
      var id = moved == null ? null : moved.id();
      model.addAttribute("proposal", scheduling.proposal(group, date, start, minutes, purpose, id));
      turn(group, date, purpose, id, model);
    });
    return show(group, moved, form, model);
  }

  /** Whose turn it would be; that is left out while it is not known. */
  private void turn(
      CoreGroupId group,
      LocalDate date,
      @Nullable String purpose,
      @Nullable MeetingId moved,
      Model model) {
    var heard = asking.ask(() -> rota.proposed(group, date, purpose, moved)).heard();
    if (!heard.isAway()) {
      var turn = heard.get();
      var people = Stream.of(turn.chair(), turn.minuteTaker()).flatMap(Stream::ofNullable).toList();
      var names =
          asking.ask(() -> membership.names(new Membership.Asked(List.of(group), people))).heard();
      model.addAttribute("turn", turn);
      model.addAttribute("names", Called.of(names));
    }
  }

  /**
   * A place like the child's own school would tell everybody invited. While membership is away
   * nobody can say so here; the letters themselves are looked at before they leave.
   */
  private void refuseAPlaceThatTells(CoreGroupId group, Form form) {
    var line = new Directory(venues.all()).line(form.value("venue"));
    if (line.isEmpty()) {
      return;
    }
    var places = new Membership.Places(List.of(line.get()));
    var telling = asking.ask(() -> membership.placesThatTell(group, places)).heard();
    if (!telling.isAway() && !telling.get().isEmpty()) {
      form.with(
          "venue",
          "This venue resembles a name or a school of the family, and letters would tell."
              + " Choose another venue");
    }
  }

  /**
   * Warns once that somebody or the venue is booked for another family then, and asks whether to
   * book all the same; a warning of one time does not stand for another.
   */
  private boolean warned(CoreGroupId group, Wanted wanted, Form form, Model model) {
    var key = wanted.date() + " " + wanted.start() + " " + wanted.minutes() + " " + wanted.venue();
    if (form.hasErrors() || form.value("warned").equals(key)) {
      return false;
    }
    var heard =
        asking
            .ask(() ->
                scheduling.clashes(
                    group, wanted.date(), wanted.start(), wanted.minutes(), wanted.venue()))
            .heard();
    if (heard.isAway()) {
      model.addAttribute("clashes", List.of(NOT_LOOKED_UP));
      model.addAttribute("warned", key);
      return true;
    }
    var clashes = heard.get();
    if (clashes.isEmpty()) {
      return false;
    }
    var people = clashes.stream().map(Clash::person).flatMap(Stream::ofNullable).toList();
    var names =
        asking.ask(() -> membership.names(new Membership.Asked(List.of(group), people))).heard();
    var called = Called.of(names);
    model.addAttribute("clashes", clashes.stream().map(one -> words(one, called)).toList());
    model.addAttribute("warned", key);
    return true;
  }

  private static String words(Clash clash, Called names) {
    var who = clash.person() == null ? "The venue" : names.person(clash.person());
    return who
        + " is already booked from "
        + Say.time(clash.from())
        + " to "
        + Say.time(clash.until())
        + " that day";
  }

  private static String done(String what, Scheduling.Meeting meeting, RedirectAttributes flash) {
    var slot = meeting.slot();
    var when = Say.longDay(slot.date()) + " at " + Say.time(slot.start());
    flash.addFlashAttribute("notice", what + ": " + meeting.reference() + " on " + when);
    return "redirect:/meetings/" + meeting.id();
  }

  private static Wanted wanted(Form form) {
    var date = form.requiredDate("date", "The day of the meeting");
    LocalTime start = form.requiredTime("start", STARTS);
    int minutes = form.requiredNumber("minutes", LASTS);
    var venue = form.required("venue", "Choose a venue");
    return new Wanted(date, start, minutes, venue, form.given("purpose").orElse(null));
  }

  private String show(
      CoreGroupId group, Scheduling.@Nullable Meeting moved, Form form, Model model) {
    return show(group, moved, new Directory(venues.all()), form, model);
  }

  /** Shows the form beside the limits, so that whoever books sees what the date must meet. */
  private String show(
      CoreGroupId group,
      Scheduling.@Nullable Meeting moved,
      Directory directory,
      Form form,
      Model model) {
    model.addAttribute("venues", directory);
    model.addAttribute("group", group);
    model.addAttribute("moved", moved);
    model.addAttribute("form", form);
    model.addAttribute(
        "limits",
        scheduling.timetable(group).stream()
            .filter(line -> line.isOpen() && line.kind().equals("HOLD_CORE_GROUP"))
            .toList());
    return "meeting/book";
  }
}
