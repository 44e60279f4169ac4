package uk.coregroups.gateway.intake;

import java.util.HashMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;

/** How the partnership's extracts are written: its own headings, dates and letters. */
@Controller
class WritingPage {

  private final Intakes intakes;

  WritingPage(Intakes intakes) {
    this.intakes = intakes;
  }

  @GetMapping("/intake/writing")
  String writing(Model model) {
    var writing = intakes.writing();
    var values = new HashMap<String, String>();
    writing.columns().forEach(column -> values.put(column.name(), column.heading()));
    values.put("dates", writing.dates());
    values.put("encoding", writing.encoding());
    return show(Form.of(values), writing, model);
  }

  @PostMapping("/intake/writing")
  String keep(Form form, Model model, RedirectAttributes flash) {
    var writing = intakes.writing();
    var headings = new HashMap<String, String>();
    writing.columns().forEach(column -> headings.put(column.name(), form.value(column.name())));
    var kept = new Intakes.Kept(headings, form.value("dates"), form.value("encoding"));
    if (form.sent(() -> intakes.keep(kept))) {
      flash.addFlashAttribute("notice", "Extracts are read so from now on");
      return "redirect:/intake";
    }
    return show(form, writing, model);
  }

  private static String show(Form form, Intakes.Writing writing, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("writing", writing);
    return "intake/writing";
  }
}
