package uk.coregroups.gateway.coregroup;

import static uk.coregroups.gateway.page.Form.whole;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Search;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Membership.Joining;
import uk.coregroups.gateway.services.Refused;

/**
 * Somebody joins a group or leaves it: a person we know, a new professional, or a family member.
 */
@Controller
class MembersPage {

  private final Membership membership;

  MembersPage(Membership membership) {
    this.membership = membership;
  }

  @GetMapping("/core-groups/{id}/members/new")
  String choose(
      @PathVariable CoreGroupId id,
      Search search,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    model.addAttribute("group", id);
    model.addAttribute("search", search);
    model.addAttribute("people", membership.people(search.at(page)));
    model.addAttribute("page", page);
    return "coregroup/choose";
  }

  @GetMapping("/core-groups/{id}/members/join/{person}")
  String join(
      @PathVariable CoreGroupId id,
      @PathVariable PersonId person,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    return showJoin(id, person, Form.empty().withDate("from", today), model);
  }

  @PostMapping("/core-groups/{id}/members/join/{person}")
  String joined(
      @PathVariable CoreGroupId id,
      @PathVariable PersonId person,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var role = form.required("role", "Choose a role");
    var from = form.requiredDate("from", "The first day of membership");
    var joining = new Joining(person, role, from);
    if (form.sent(whole("coreGroup"), () -> membership.join(id, joining))) {
      return joined(id, flash);
    }
    return showJoin(id, person, form, model);
  }

  @GetMapping("/core-groups/{id}/members/new-professional")
  String professional(
      @PathVariable CoreGroupId id, @ModelAttribute("today") LocalDate today, Model model) {
    return showNew(id, PersonKind.PROFESSIONAL, Form.empty().withDate("from", today), model);
  }

  @GetMapping("/core-groups/{id}/members/new-family")
  String family(
      @PathVariable CoreGroupId id, @ModelAttribute("today") LocalDate today, Model model) {
    return showNew(id, PersonKind.FAMILY, Form.empty().withDate("from", today), model);
  }

  @PostMapping("/core-groups/{id}/members/new-professional")
  String professionalAdded(
      @PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    return add(id, PersonKind.PROFESSIONAL, form, model, flash);
  }

  @PostMapping("/core-groups/{id}/members/new-family")
  String familyAdded(
      @PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    return add(id, PersonKind.FAMILY, form, model, flash);
  }

  private String add(
      CoreGroupId id, PersonKind kind, Form form, Model model, RedirectAttributes flash) {
    var role = form.required("role", "Choose a role");
    var from = form.requiredDate("from", "The first day of membership");
    var person =
        new Membership.NewPerson(
            kind,
            form.required("name", "Enter the person's name"),
            form.given("agency").orElse(null),
            form.given("email").orElse(null),
            form.given("mobile").orElse(null),
            form.isTicked("confidentialAddress", "yes"));
    var added = form.answer(() -> membership.addPerson(person));
    if (added.isPresent()) {
      flash.addFlashAttribute("notice", "The person has been added");
      return join(id, kind, added.get().id(), role, from, flash);
    }
    return showNew(id, kind, form, model);
  }

  /** The person is known now; if they cannot join like this, that is put right on the next page. */
  private String join(
      CoreGroupId id,
      PersonKind kind,
      PersonId person,
      String role,
      LocalDate from,
      RedirectAttributes flash) {
    try {
      membership.join(id, new Joining(person, role, from));
    } catch (Refused e) {
      var why =
          e.wrongs().isEmpty()
              ? ""
              : ": the " + e.wrongs().getFirst().field() + " " + e.wrongs().getFirst().words();
      flash.addFlashAttribute("notice", "The person has been added, but is not a member yet" + why);
      return "redirect:/core-groups/" + id + "/members/join/" + person;
    }
    if (kind == PersonKind.FAMILY) {
      return "redirect:/people/" + person + "/safe-contact?group=" + id;
    }
    return joined(id, flash);
  }

  private static String joined(CoreGroupId id, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", "They are a member, and are invited to meetings to come");
    return "redirect:/core-groups/" + id;
  }

  @GetMapping("/core-groups/{id}/members/{member}/leave")
  String leave(
      @PathVariable CoreGroupId id,
      @PathVariable MemberId member,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    return showLeave(id, member, Form.empty().withDate("from", today), model);
  }

  @PostMapping("/core-groups/{id}/members/{member}/leave")
  String left(
      @PathVariable CoreGroupId id,
      @PathVariable MemberId member,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var from = form.requiredDate("from", "The first day they are no longer a member");
    var why = form.required("why", "Say why, for the record");
    var leaving = new Membership.Leaving(from, why, form.given("handover").orElse(null));
    if (form.sent(() -> membership.leave(id, member, leaving))) {
      flash.addFlashAttribute("notice", "They have left, and are uninvited from that day on");
      return "redirect:/core-groups/" + id;
    }
    return showLeave(id, member, form, model);
  }

  private String showJoin(CoreGroupId id, PersonId personId, Form form, Model model) {
    var person = membership.person(personId);
    model.addAttribute("group", id);
    model.addAttribute("person", person);
    model.addAttribute("roles", roles(person.kind()));
    model.addAttribute("form", form);
    return "coregroup/join";
  }

  private String showNew(CoreGroupId id, PersonKind kind, Form form, Model model) {
    model.addAttribute("group", id);
    model.addAttribute("family", kind == PersonKind.FAMILY);
    model.addAttribute("roles", roles(kind));
    model.addAttribute("form", form);
    return "coregroup/new-person";
  }

  private String showLeave(CoreGroupId id, MemberId memberId, Form form, Model model) {
    var member =
        membership.group(id).members().stream()
            .filter(one -> one.member().equals(memberId))
            .findFirst()
            .orElseThrow();
    model.addAttribute("group", id);
    model.addAttribute("member", member);
    model.addAttribute("form", form);
    return "coregroup/leave";
  }

  private Map<String, String> roles(PersonKind kind) {
    var roles = new LinkedHashMap<String, String>();
    roles.put("", "Choose a role");
    membership.partnership().roles().stream()
        .filter(role -> role.kind() == kind)
        .forEach(role -> roles.put(role.code(), role.label()));
    return roles;
  }
}
