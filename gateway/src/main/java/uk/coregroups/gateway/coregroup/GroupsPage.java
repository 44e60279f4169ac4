package uk.coregroups.gateway.coregroup;

import static uk.coregroups.gateway.page.Form.whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Search;
import uk.coregroups.gateway.person.Professionals;
import uk.coregroups.gateway.school.Schools;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Membership.RoleLabel;
import uk.coregroups.gateway.services.Scheduling;

/** Find a core group, form one, and add a child to one. */
@Controller
class GroupsPage {

  /** As letters write it: M-7Q2RF. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]-[0-9A-Za-z]{3,12}");

  private final Membership membership;
  private final Scheduling scheduling;
  private final Families families;
  private final Schools schools;
  private final Asking asking;

  GroupsPage(
      Membership membership,
      Scheduling scheduling,
      Families families,
      Schools schools,
      Asking asking) {
    this.membership = membership;
    this.scheduling = scheduling;
    this.families = families;
    this.schools = schools;
    this.asking = asking;
  }

  @GetMapping("/core-groups")
  String find(Search search, @RequestParam(defaultValue = "1") int page, Model model) {
    var meant = meant(search.words());
    if (meant.isPresent()) {
      return "redirect:" + meant.get().page();
    }
    model.addAttribute("search", search);
    var partnership = asking.ask(membership::partnership);
    model.addAttribute("found", membership.find(search.at(page)));
    model.addAttribute(
        "lead", leadRole(partnership.heard().or(Membership.Partnership::roles, List.of())));
    model.addAttribute("page", page);
    return "coregroup/find";
  }

  /** What somebody who rang up reads out of their letter leads there at once. */
  private Optional<Scheduling.Meant> meant(String words) {
    return REFERENCE.matcher(words).matches()
        ? asking
            .ask(() -> scheduling.meant(words))
            .heard()
            .or(List::stream, Stream.<Scheduling.Meant>empty())
            .findFirst()
        : Optional.empty();
  }

  @GetMapping("/core-groups/new")
  String formNew(@RequestParam(defaultValue = "") String unborn, Model model) {
    return showNew(Form.of(Map.of("unborn", unborn)), model);
  }

  /** Shows the form again, with the social workers of that name to choose from. */
  @PostMapping("/core-groups/new/find-lead")
  String findLead(Form form, Model model) {
    return showNew(form, model);
  }

  @PostMapping("/core-groups/new")
  String form(Form form, Model model, RedirectAttributes flash) {
    var child = child(form);
    var team = form.required("team", "Choose the team that holds the case");
    var lead = form.required("leadSocialWorker", "Choose the lead social worker");
    var made = form.answer(GroupsPage::bare, () -> families.form(formed(team, lead, child)));
    if (made.isPresent()) {
      flash.addFlashAttribute("notice", "The core group has been formed");
      return "redirect:/core-groups/" + made.get().id();
    }
    return showNew(form, model);
  }

  @GetMapping("/core-groups/{id}/children/new")
  String child(
      @PathVariable CoreGroupId id, @RequestParam(defaultValue = "") String unborn, Model model) {
    return showChild(id, Form.of(Map.of("unborn", unborn)), model);
  }

  @PostMapping("/core-groups/{id}/children/new")
  String addChild(@PathVariable CoreGroupId id, Form form, Model model, RedirectAttributes flash) {
    var child = child(form);
    if (form.sent(whole("coreGroup"), () -> families.addChild(id, child))) {
      flash.addFlashAttribute("notice", "The child has been added");
      return "redirect:/core-groups/" + id;
    }
    return showChild(id, form, model);
  }

  private static Families.Formed formed(String team, String lead, Families.NewChild child) {
    return new Families.Formed(TeamId.of(team), PersonId.of(lead), List.of(child));
  }

  private static Families.NewChild child(Form form) {
    if (form.isTicked("unborn", "yes")) {
      return new Families.NewChild(
          null,
          null,
          form.requiredDate("expectedOn", "The day on which the child is expected"),
          null,
          form.requiredDate("planStartedOn", "The day the plan began"));
    }
    var school = form.given("school").map(SchoolId::of).orElse(null);
    return new Families.NewChild(
        form.required("name", "Enter the child's name"),
        form.requiredDate("bornOn", "The child's date of birth"),
        null,
        school,
        form.requiredDate("planStartedOn", "The day the plan began"));
  }

  /** The service names the fields of the first child; the form has them bare. */
  private static String bare(String field) {
    return field.replaceFirst("^children\\[0]\\.", "");
  }

  private String showNew(Form form, Model model) {
    var partnership = membership.partnership();
    var teams = new LinkedHashMap<String, String>();
    teams.put("", "Choose a team");
    partnership.teams().forEach(team -> teams.put(team.id().toString(), team.name()));
    var leads = Professionals.choice(membership, form.value("findLead"), "Choose a social worker");
    model.addAttribute("form", form);
    model.addAttribute("teams", teams);
    model.addAttribute("lead", leadRole(partnership.roles()));
    model.addAttribute("leads", leads);
    model.addAttribute("schools", schools());
    return "coregroup/form";
  }

  /** What the partnership calls the lead social worker. */
  private static String leadRole(List<RoleLabel> roles) {
    return RoleLabel.of("LEAD_SOCIAL_WORKER", roles).orElse("Lead social worker");
  }

  private String showChild(CoreGroupId id, Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("group", id);
    model.addAttribute("schools", schools());
    return "coregroup/child";
  }

  private Map<String, String> schools() {
    var choice = new LinkedHashMap<String, String>();
    choice.put("", "No school");
    schools
        .find(SearchRequest.first(""))
        .rows()
        .forEach(school -> choice.put(school.id().toString(), school.name()));
    return choice;
  }
}
