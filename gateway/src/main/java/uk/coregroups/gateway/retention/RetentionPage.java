package uk.coregroups.gateway.retention;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.retention.Retaining.Retention;

/** The times for which records are kept, to be read by the office and set by an administrator. */
@Controller
public class RetentionPage {

  private final Retaining retaining;

  RetentionPage(Retaining retaining) {
    this.retaining = retaining;
  }

  @GetMapping("/retention")
  String retention(@RequestParam(defaultValue = "1") int page, Model model) {
    model.addAttribute("kept", retaining.retention());
    model.addAttribute("purges", retaining.purges(page));
    model.addAttribute("page", page);
    return "retention/retention";
  }

  @GetMapping("/retention/{record}")
  String edit(@PathVariable RetentionClass record, Model model) {
    var kept = kept(record);
    var values = Map.of("months", String.valueOf(kept.months()), "source", kept.source());
    return show(kept, Form.of(values), model);
  }

  @PostMapping("/retention/{record}")
  String set(
      @PathVariable RetentionClass record, Form form, Model model, RedirectAttributes flash) {
    var months = form.requiredCount("months", "How many months it is kept");
    var source = form.required("source", "Say whose rule it is");
    if (form.sent(() -> retaining.setRetention(record, new Retaining.Kept(months, source)))) {
      flash.addFlashAttribute("notice", "Saved. It holds from tonight");
      return "redirect:/retention";
    }
    return show(kept(record), form, model);
  }

  private Retention kept(RetentionClass record) {
    return retaining.retention().stream()
        .filter(one -> one.record() == record)
        .findFirst()
        .orElseThrow();
  }

  private static String show(Retention kept, Form form, Model model) {
    model.addAttribute("kept", kept);
    model.addAttribute("form", form);
    return "retention/edit";
  }

  /** What a class of record is called. */
  public static String words(RetentionClass record) {
    return switch (record) {
      case WORKING_RECORD -> "The group’s own record: names, members, addresses, plans, moves";
      case LETTERS_SENT -> "That letters were sent: when, for what purpose, to whom by number";
      case READINGS -> "Who read the record";
    };
  }
}
