package uk.coregroups.gateway.school;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Refused;

/** The safeguarding leads of many schools at once, with their terms if the file has them. */
@Controller
class LeadsPage {

  private final Schools schools;

  LeadsPage(Schools schools) {
    this.schools = schools;
  }

  @GetMapping("/schools/leads")
  String choose(Model model) {
    return show(Form.empty(), List.of(), model);
  }

  @PostMapping("/schools/leads")
  String read(@RequestParam MultipartFile file, Model model, RedirectAttributes flash) {
    if (file.isEmpty()) {
      return show(Form.empty().with("file", "Choose the file of leads"), List.of(), model);
    }
    try {
      var read = schools.readLeads(file.getResource());
      flash.addFlashAttribute(
          "notice", "Read. Leads: " + read.leads() + ", terms: " + read.terms());
      if (!read.held().isEmpty()) {
        flash.addFlashAttribute("held", read.held());
        return "redirect:/schools/leads";
      }
      return "redirect:/schools";
    } catch (Refused e) {
      if (e.isForbidden()) {
        throw e;
      }
      var form = Form.empty().with("file", "Nothing has been read. Put right what is wrong below");
      return show(form, WrongRows.of(e), model);
    }
  }

  private static String show(Form form, List<String> rows, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("rows", rows);
    return "school/leads";
  }
}
