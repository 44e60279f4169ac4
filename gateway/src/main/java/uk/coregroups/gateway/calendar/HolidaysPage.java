package uk.coregroups.gateway.calendar;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.policy.Moving;
import uk.coregroups.gateway.services.Timescales;
import uk.coregroups.gateway.services.Timescales.HolidayFile;
import uk.coregroups.gateway.services.Timescales.Preview;

/** A new official list of bank holidays: pasted, looked at with all that would move, and taken. */
@Controller
class HolidaysPage {

  private static final String OFFICIAL = "https://www.gov.uk/bank-holidays.json";

  private final Timescales timescales;
  private final Moving moving;

  HolidaysPage(Timescales timescales, Moving moving) {
    this.timescales = timescales;
    this.moving = moving;
  }

  @GetMapping("/calendar/bank-holidays")
  String paste(Model model) {
    return show(Form.of(Map.of("source", OFFICIAL)), model);
  }

  /** Back from the preview, with everything still typed. */
  @PostMapping("/calendar/bank-holidays/again")
  String again(Form form, Model model) {
    return show(form, model);
  }

  @PostMapping("/calendar/bank-holidays/preview")
  String preview(Form form, Model model) {
    var file = file(form);
    return form.answer(() -> showPreview(timescales.preview(file), form, model))
        .orElseGet(() -> show(form, model));
  }

  @PostMapping("/calendar/bank-holidays")
  String read(Form form, Model model, RedirectAttributes flash) {
    var file = file(form);
    if (form.sent(() -> timescales.read(file))) {
      flash.addFlashAttribute("notice", "The bank holidays are read, and open dates counted again");
      return "redirect:/calendar";
    }
    return show(form, model);
  }

  private static HolidayFile file(Form form) {
    var file = form.required("file", "Paste the official list");
    return new HolidayFile(file, form.required("source", "Say where the list is from"));
  }

  private static String show(Form form, Model model) {
    model.addAttribute("form", form);
    return "calendar/bank-holidays";
  }

  private String showPreview(Timescales.Holidays holidays, Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("holidays", holidays);
    model.addAttribute("moving", moving.of(new Preview(holidays.count(), 0, holidays.moves())));
    return "calendar/bank-holidays-preview";
  }
}
