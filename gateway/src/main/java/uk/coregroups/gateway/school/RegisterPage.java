package uk.coregroups.gateway.school;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Refused;

/** The public register of schools: its file sent, looked at with what would change, and taken. */
@Controller
class RegisterPage {

  private final Schools schools;

  RegisterPage(Schools schools) {
    this.schools = schools;
  }

  @GetMapping("/schools/register")
  String choose(Model model) {
    return show(Form.empty(), List.of(), model);
  }

  @PostMapping("/schools/register")
  String look(@RequestParam MultipartFile file, Model model) {
    if (file.isEmpty()) {
      return show(Form.empty().with("file", "Choose the register’s file"), List.of(), model);
    }
    try {
      model.addAttribute("looked", schools.look(file.getResource()));
      return "school/register-preview";
    } catch (Refused e) {
      var form = Form.empty().with("file", "Nothing has been read. Put right what is wrong below");
      return show(form, WrongRows.of(e), model);
    }
  }

  @PostMapping("/schools/register/take")
  String take(@RequestParam UUID file, Model model, RedirectAttributes flash) {
    try {
      var change = schools.take(file);
      flash.addFlashAttribute(
          "notice",
          "The register is taken. Schools added: %d, changed: %d, closed: %d"
              .formatted(change.added(), change.changed(), change.closed()));
      return "redirect:/schools/register";
    } catch (Refused e) {
      var form = Form.empty().with("file", "Nothing has been taken");
      return show(form, WrongRows.of(e), model);
    }
  }

  private static String show(Form form, List<String> rows, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("rows", rows);
    return "school/register";
  }
}
