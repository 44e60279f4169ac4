package uk.coregroups.gateway.school;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Search;
import uk.coregroups.gateway.services.Membership;

/** A child's move: its school recorded, its contact named, the new school's lead told. */
@Controller
class SchoolMovePage {

  private static final Map<String, String> DECISIONS = decisions();

  private final Membership membership;
  private final Schools schools;
  private final SchoolMoves moves;

  SchoolMovePage(Membership membership, Schools schools, SchoolMoves moves) {
    this.membership = membership;
    this.schools = schools;
    this.moves = moves;
  }

  @GetMapping("/core-groups/{group}/school-moves/{id}")
  String move(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      Search search,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    var form = search.form().withDate("toldOn", today).withDate("decidedOn", today);
    return show(group, id, form, model);
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/school")
  String school(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var school = form.required("school", "Choose the new school");
    if (form.sent(() -> moves.recordSchool(id, new SchoolMoves.ToSchool(SchoolId.of(school))))) {
      return done("The new school is recorded", group, id, flash);
    }
    return show(group, id, form, model);
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/contact")
  String contact(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var contact = form.required("contact", "Choose who tells the new school");
    if (form.sent(() -> moves.nameContact(id, new SchoolMoves.Contact(PersonId.of(contact))))) {
      return done("They will be asked to tell the new school", group, id, flash);
    }
    return show(group, id, form, model);
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/told")
  String told(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var on = form.requiredDate("toldOn", "The day they were told");
    if (form.sent(() -> moves.told(id, new SchoolMoves.Told(on)))) {
      return done("Recorded: the new school knows", group, id, flash);
    }
    return show(group, id, form, model);
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/release")
  String release(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      Form form,
      Model model,
      RedirectAttributes flash) {
    if (form.sent(() -> moves.release(id))) {
      return done("One letter, naming no child, goes to the new school's lead", group, id, flash);
    }
    return show(group, id, form, model);
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/not-known-yet")
  String notKnownYet(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      Form form,
      Model model,
      RedirectAttributes flash) {
    if (form.sent(() -> moves.notKnownYet(id))) {
      return done("Recorded: the new school is not yet known", group, id, flash);
    }
    return show(group, id, form, model);
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/call-off")
  String callOff(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var why = form.required("why", "Say why, for the record");
    if (form.sent(() -> moves.callOff(id, new SchoolMoves.Reason(why)))) {
      return done("Recorded: the child does not move", group, id, flash);
    }
    return show(group, id, form, model);
  }

  @PostMapping("/core-groups/{group}/school-moves/{id}/consent")
  String decide(
      @PathVariable CoreGroupId group,
      @PathVariable SchoolMoveId id,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var given = form.required("consent", "Choose what the council decided");
    var on = form.requiredDate("decidedOn", "The day it was decided");
    if (form.sent(() -> moves.decide(id, new SchoolMoves.Decided(given.equals("yes"), on)))) {
      return done("The council’s decision is recorded", group, id, flash);
    }
    return show(group, id, form, model);
  }

  private static String done(
      String notice, CoreGroupId group, SchoolMoveId id, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", notice);
    return "redirect:/core-groups/" + group + "/school-moves/" + id;
  }

  private String show(CoreGroupId groupId, SchoolMoveId id, Form form, Model model) {
    var group = membership.group(groupId);
    var move =
        moves.of(groupId).stream()
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
    model.addAttribute("schools", SchoolChoice.of(schools, form));
    model.addAttribute("members", members);
    return "school/move";
  }

  private static Map<String, String> decisions() {
    var decisions = new LinkedHashMap<String, String>();
    decisions.put("yes", "It does");
    decisions.put("no", "It does not");
    return java.util.Collections.unmodifiableMap(decisions);
  }
}
