package uk.coregroups.gateway.school;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Refused;

/** Term dates of many schools at once; one wrong line, and none is read. */
@Controller
class TermsPage {

  private final Schools schools;

  TermsPage(Schools schools) {
    this.schools = schools;
  }

  @GetMapping("/schools/terms")
  String paste(Model model) {
    return show(Form.empty(), List.of(), model);
  }

  @PostMapping("/schools/terms")
  String read(Form form, Model model, RedirectAttributes flash) {
    var file = form.required("file", "Paste the term dates");
    if (form.hasErrors()) {
      return show(form, List.of(), model);
    }
    try {
      var read = schools.readTerms(new Schools.TermsFile(file));
      flash.addFlashAttribute(
          "notice", "Terms read: " + read.terms() + ", of schools: " + read.schools());
      return "redirect:/schools";
    } catch (Refused e) {
      form.with("file", "Nothing has been read. Put right what is wrong and send it again");
      return show(form, e.wrongs().stream().map(TermsPage::row).toList(), model);
    }
  }

  /** "row 7, lastDay" and "must be a date" become "Row 7, last day: must be a date". */
  private static String row(Refused.Wrong wrong) {
    var words = wrong.field().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.UK);
    return words.isEmpty() || words.equals("file")
        ? "The list " + wrong.words()
        : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ": " + wrong.words();
  }

  private static String show(Form form, List<String> rows, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("rows", rows);
    return "school/terms";
  }
}
