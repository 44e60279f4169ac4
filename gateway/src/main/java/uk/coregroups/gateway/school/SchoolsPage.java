package uk.coregroups.gateway.school;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Search;
import uk.coregroups.gateway.person.Professionals;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Membership;

/** The schools we know, and what we know of each. */
@Controller
class SchoolsPage {

  private final Schools schools;
  private final Membership membership;
  private final Asking asking;

  SchoolsPage(Schools schools, Membership membership, Asking asking) {
    this.schools = schools;
    this.membership = membership;
    this.asking = asking;
  }

  @GetMapping("/schools")
  String schools(Search search, @RequestParam(defaultValue = "1") int page, Model model) {
    model.addAttribute("search", search);
    model.addAttribute("schools", schools.find(search.at(page)));
    model.addAttribute("page", page);
    return "school/schools";
  }

  @GetMapping("/schools/new")
  String add(Model model) {
    return show(null, Form.empty(), model);
  }

  @PostMapping("/schools/new")
  String added(Form form, Model model, RedirectAttributes flash) {
    return save(null, form, model, flash);
  }

  @GetMapping("/schools/{id}")
  String edit(@PathVariable SchoolId id, Model model) {
    var school = schools.one(id);
    var form =
        Form.of(
            Map.of(
                "urn", text(school.urn()),
                "name", school.name(),
                "phase", school.phase(),
                "lead", school.lead() == null ? "" : school.lead().toString()));
    model.addAttribute("register", school.register());
    form = with(form, "lastDay", school.lastDay());
    return show(id, with(form, "termStarts", school.termStarts()), model);
  }

  @PostMapping("/schools/{id}")
  String edited(@PathVariable SchoolId id, Form form, Model model, RedirectAttributes flash) {
    return save(id, form, model, flash);
  }

  private String save(@Nullable SchoolId id, Form form, Model model, RedirectAttributes flash) {
    var school =
        new Schools.NewSchool(
            form.given("urn").orElse(null),
            form.required("name", "Enter the school's name"),
            form.required("phase", "Choose the phase"),
            form.date("lastDay", "The last day of the summer term").orElse(null),
            form.date("termStarts", "The first day of the autumn term").orElse(null),
            form.given("lead").map(PersonId::of).orElse(null));
    if (form.sent(() -> save(id, school))) {
      flash.addFlashAttribute("notice", "The school is saved");
      return "redirect:/schools";
    }
    return show(id, form, model);
  }

  private void save(@Nullable SchoolId id, Schools.NewSchool school) {
    if (id == null) {
      schools.add(school);
    } else {
      schools.correct(id, school);
    }
  }

  private String show(@Nullable SchoolId id, Form form, Model model) {
    var terms = asking.ask(() -> id == null ? List.<Schools.Term>of() : schools.terms(id));
    var phases = new LinkedHashMap<String, String>();
    phases.put("", "Choose a phase");
    for (var phase :
        new String[] {
          "Nursery",
          "Infant",
          "Junior",
          "Primary",
          "Middle",
          "Middle deemed primary",
          "Middle deemed secondary",
          "Secondary",
          "All-through",
          "16 plus",
          "Special",
          "Not applicable"
        }) {
      phases.put(phase, phase);
    }
    var leads = Professionals.choice(membership, form.value("findLead"), "Not known yet");
    model.addAttribute("id", id == null ? "" : id.toString());
    model.addAttribute("form", form);
    model.addAttribute("phases", phases);
    model.addAttribute("leads", leads);
    model.addAttribute("terms", terms.heard());
    return "school/school";
  }

  private static Form with(Form form, String field, @Nullable LocalDate day) {
    return day == null ? form : form.withDate(field, day);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
