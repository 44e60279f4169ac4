package uk.coregroups.gateway.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Timescales;
import uk.coregroups.gateway.services.Timescales.Closure;
import uk.coregroups.gateway.services.Timescales.Closures;

/** The authority's own closure days: they warn, and never move a limit. */
@Controller
class ClosuresPage {

  private final Timescales timescales;

  ClosuresPage(Timescales timescales) {
    this.timescales = timescales;
  }

  @GetMapping("/calendar/closures/new")
  String add(Model model) {
    return show(Form.empty(), model);
  }

  @PostMapping("/calendar/closures/new")
  String added(Form form, Model model, RedirectAttributes flash) {
    var day = form.requiredDate("date", "The day you are closed");
    var note = form.required("note", "Say why you are closed");
    if (form.sent(ClosuresPage::place, () -> close(new Closure(day, note)))) {
      flash.addFlashAttribute("notice", "The closure day is saved");
      return "redirect:/calendar?year=" + day.getYear();
    }
    return show(form, model);
  }

  /** The service names the fields of one closure day among all; the form has them bare. */
  private static String place(String field) {
    return field.endsWith("note") ? "note" : "date";
  }

  private void close(Closure day) {
    var others =
        timescales.calendar().closures().stream().filter(one -> !one.date().equals(day.date()));
    timescales.close(new Closures(Stream.concat(others, Stream.of(day)).toList()));
  }

  @PostMapping("/calendar/closures/remove")
  String removed(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
      RedirectAttributes flash) {
    var left = new ArrayList<>(timescales.calendar().closures());
    left.removeIf(one -> one.date().equals(date));
    timescales.close(new Closures(left));
    flash.addFlashAttribute("notice", "The closure day is removed");
    return "redirect:/calendar?year=" + date.getYear();
  }

  private static String show(Form form, Model model) {
    model.addAttribute("form", form);
    return "calendar/closure";
  }
}
