package uk.coregroups.gateway.coregroup;

import static uk.coregroups.gateway.page.Form.whole;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.school.Schools;
import uk.coregroups.gateway.services.Membership;

/** What differs from child to child of one family. */
@Controller
public class PlanPage {

  static final Map<String, String> CATEGORIES = new LinkedHashMap<>();

  static {
    CATEGORIES.put("", "Not recorded");
    CATEGORIES.put("NEGLECT", "Neglect");
    CATEGORIES.put("PHYSICAL", "Physical abuse");
    CATEGORIES.put("SEXUAL", "Sexual abuse");
    CATEGORIES.put("EMOTIONAL", "Emotional abuse");
  }

  private static final Map<String, String> KIN = new LinkedHashMap<>();

  static {
    KIN.put("", "Neither");
    KIN.put("PARENT", "Parent");
    KIN.put("SIGNIFICANT_ADULT", "Another adult who matters");
  }

  private final Membership membership;
  private final Families families;
  private final Schools schools;

  PlanPage(Membership membership, Families families, Schools schools) {
    this.membership = membership;
    this.families = families;
    this.schools = schools;
  }

  /** What a category of harm is called. */
  public static String category(@Nullable String category) {
    return CATEGORIES.getOrDefault(category == null ? "" : category, "Not recorded");
  }

  @GetMapping("/core-groups/{id}/children/{child}/plan")
  String plan(@PathVariable CoreGroupId id, @PathVariable ChildId child, Model model) {
    var group = membership.group(id);
    var one = group.child(child);
    var values = new HashMap<String, String>();
    values.put("category", one.category() == null ? "" : one.category());
    values.put("school", one.school() == null ? "" : one.school().toString());
    var kin = group.kin();
    if (kin != null) {
      kin.stream()
          .filter(known -> known.child().equals(child))
          .forEach(known -> values.put("kin-" + known.person(), known.kin()));
    }
    return show(group, one, Form.of(values), model);
  }

  /** Shows the form again, with the schools of that name to choose from. */
  @PostMapping("/core-groups/{id}/children/{child}/plan/find-school")
  String findSchool(
      @PathVariable CoreGroupId id, @PathVariable ChildId child, Form form, Model model) {
    var group = membership.group(id);
    return show(group, group.child(child), form, model);
  }

  @PostMapping("/core-groups/{id}/children/{child}/plan")
  String kept(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var kin = new ArrayList<Families.Kin>();
    for (var person : form.ticked("kin-")) {
      form.given("kin-" + person)
          .ifPresent(what -> kin.add(new Families.Kin(PersonId.of(person), what)));
    }
    var plan =
        new Families.KeptPlan(
            form.given("category").orElse(null),
            form.given("school").map(SchoolId::of).orElse(null),
            kin);
    if (form.sent(whole("child", "coreGroup", "kin"), () -> families.keepPlan(id, child, plan))) {
      flash.addFlashAttribute("notice", "Saved");
      return "redirect:/core-groups/" + id + "/children/" + child;
    }
    var group = membership.group(id);
    return show(group, group.child(child), form, model);
  }

  private String show(Membership.Group group, Membership.Child child, Form form, Model model) {
    var choice = new LinkedHashMap<String, String>();
    choice.put("", "No school");
    var now = child.school();
    if (now != null) {
      choice.put(now.toString(), schools.one(now).name());
    }
    schools
        .find(SearchRequest.first(form.value("findSchool")))
        .rows()
        .forEach(school -> choice.put(school.id().toString(), school.name()));
    var family = new LinkedHashMap<String, String>();
    for (var member : group.members()) {
      var person = member.person();
      if (person != null && person.isFamily()) {
        family.put(person.id().toString(), person.name());
      }
    }
    model.addAttribute("group", group.id());
    model.addAttribute("child", child);
    model.addAttribute("categories", CATEGORIES);
    model.addAttribute("kin", KIN);
    model.addAttribute("schools", choice);
    model.addAttribute("family", family);
    model.addAttribute("form", form);
    return "coregroup/plan";
  }
}
