package uk.coregroups.gateway.school;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;

/** A child's move: expected, its school recorded, its contact named, the new school's lead told. */
@Controller
class SchoolMovePage {

  private static final Map<String, String> PHASES = phases();
  private static final Map<String, String> DECISIONS = decisions();
  private static final Set<String> DURING_THE_YEAR = Set.of("IN_YEAR", "HOME_EDUCATION");

  private final Membership membership;
  private final Schooling schooling;

  SchoolMovePage(Membership membership, Schooling schooling) {
    this.membership = membership;
    this.schooling = schooling;
  }

  @GetMapping("/core-groups/{group}/school-moves/new")
  String expect(
      @PathVariable CoreGroupId group, @ModelAttribute("today") LocalDate today, Model model) {
    return showNew(group, Form.of(Map.of("year", String.valueOf(summerAfter(today)))), model);
  }

  @PostMapping("/core-groups/{group}/school-moves/new")
  String expected(
      @PathVariable CoreGroupId group,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var child = form.required("child", "Choose the child");
    var phase = form.required("phase", "Choose which move it is");
    boolean duringTheYear = DURING_THE_YEAR.contains(phase);
    var year = duringTheYear ? null : Integer.valueOf(form.requiredNumber("year", "The year"));
    var joinsOn = form.date("joinsOn", "The first day there").orElse(null);
    if (form.sent(
        field -> field.equals("coreGroup") ? "" : field,
        () ->
            membership.expectMove(
                group, new Membership.NewMove(ChildId.of(child), phase, year, joinsOn)))) {
      flash.addFlashAttribute("notice", "The move is written down");
      return "redirect:/core-groups/" + group;
    }
    return showNew(group, form, model);
  }

  @GetMapping("/core-groups/{group}/school-moves/{id}")
  String move(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      @RequestParam(defaultValue = "") String find,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    var form = Form.of(Map.of("find", find)).withDate("toldOn", today).withDate("decidedOn", today);
    return show(group, id, form, model);
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/school")
  String school(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var school = form.required("school", "Choose the new school");
    return act(
        group,
        id,
        form,
        model,
        flash,
        "The new school is recorded",
        () -> membership.recordSchool(id, new Membership.ToSchool(SchoolId.of(school))));
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/contact")
  String contact(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var contact = form.required("contact", "Choose who tells the new school");
    return act(
        group,
        id,
        form,
        model,
        flash,
        "They will be asked to tell the new school",
        () -> membership.nameContact(id, new Membership.Contact(PersonId.of(contact))));
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/told")
  String told(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var on = form.requiredDate("toldOn", "The day they were told");
    return act(
        group,
        id,
        form,
        model,
        flash,
        "Recorded: the new school knows",
        () -> membership.told(id, new Membership.Told(on)));
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/release")
  String release(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    return act(
        group,
        id,
        Form.of(parameters),
        model,
        flash,
        "One letter, naming no child, goes to the new school's lead",
        () -> membership.release(id));
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/not-known-yet")
  String notKnownYet(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    return act(
        group,
        id,
        Form.of(parameters),
        model,
        flash,
        "Recorded: the new school is not yet known",
        () -> schooling.notKnownYet(id));
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/call-off")
  String callOff(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var why = form.required("why", "Say why, for the record");
    return act(
        group,
        id,
        form,
        model,
        flash,
        "Recorded: the child does not move",
        () -> schooling.callOff(id, new Schooling.Reason(why)));
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/consent")
  String decide(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      @RequestParam Map<String, String> parameters,
      Model model,
      RedirectAttributes flash) {
    var form = Form.of(parameters);
    var given = form.required("consent", "Choose what the council decided");
    var on = form.requiredDate("decidedOn", "The day it was decided");
    return act(
        group,
        id,
        form,
        model,
        flash,
        "The council’s decision is recorded",
        () -> schooling.decide(id, new Schooling.Decided(given.equals("yes"), on)));
  }

  private String act(
      CoreGroupId group,
      SchoolMoveId id,
      Form form,
      Model model,
      RedirectAttributes flash,
      String done,
      Runnable command) {
    if (form.sent(() -> command.run())) {
      flash.addFlashAttribute("notice", done);
      return "redirect:/core-groups/" + group + "/school-moves/" + id;
    }
    return show(group, id, form, model);
  }

  private String showNew(CoreGroupId group, Form form, Model model) {
    var children = new LinkedHashMap<String, String>();
    membership
        .group(group)
        .children()
        .forEach(child -> children.put(child.id().toString(), child.name()));
    model.addAttribute("group", group);
    model.addAttribute("form", form);
    model.addAttribute("children", children);
    model.addAttribute("phases", PHASES);
    return "school/new-move";
  }

  private String show(CoreGroupId groupId, SchoolMoveId id, Form form, Model model) {
    var group = membership.group(groupId);
    var move =
        membership.schoolMoves(groupId).stream()
            .filter(one -> one.move().id().equals(id))
            .findFirst()
            .orElseThrow();
    var members = new LinkedHashMap<String, String>();
    members.put("", "Choose a member");
    for (var member : group.members()) {
      var person = member.person();
      if (person != null && !person.isFamily() && member.until() == null) {
        members.put(person.id().toString(), person.name() + ", " + member.roleLabel());
      }
    }
    model.addAttribute("group", group);
    model.addAttribute("move", move);
    model.addAttribute("form", form);
    model.addAttribute("decisions", DECISIONS);
    model.addAttribute("schools", SchoolChoice.of(membership, form));
    model.addAttribute("members", members);
    return "school/move";
  }

  private static int summerAfter(LocalDate today) {
    return today.getMonthValue() > 8 ? today.getYear() + 1 : today.getYear();
  }

  private static Map<String, String> decisions() {
    var decisions = new LinkedHashMap<String, String>();
    decisions.put("yes", "It does");
    decisions.put("no", "It does not");
    return java.util.Collections.unmodifiableMap(decisions);
  }

  private static Map<String, String> phases() {
    var phases = new LinkedHashMap<String, String>();
    phases.put("NURSERY_TO_RECEPTION", "Nursery to Reception");
    phases.put("INFANT_TO_JUNIOR", "Infant to junior");
    phases.put("YEAR_6_TO_7", "Year 6 to Year 7");
    phases.put("MIDDLE_SCHOOL", "To or from a middle school");
    phases.put("YEAR_11_ON", "After Year 11");
    phases.put("IN_YEAR", "During the year");
    phases.put("HOME_EDUCATION", "Home education");
    return java.util.Collections.unmodifiableMap(phases);
  }
}
