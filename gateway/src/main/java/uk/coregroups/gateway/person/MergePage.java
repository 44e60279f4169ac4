package uk.coregroups.gateway.person;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Refused;

/** Records that may be of one person: looked at side by side, and made one or kept apart. */
@Controller
public class MergePage {

  private static final String OTHER = "otherRecord";

  private final Membership membership;
  private final Merging merging;

  MergePage(Membership membership, Merging merging) {
    this.membership = membership;
    this.merging = merging;
  }

  @GetMapping("/people/alike")
  String alike(@RequestParam(defaultValue = "1") int page, Model model) {
    model.addAttribute("alike", merging.alike(page));
    model.addAttribute("page", page);
    return "person/alike";
  }

  @PostMapping("/people/{id}/apart/{other}")
  String apart(@PathVariable PersonId id, @PathVariable PersonId other, RedirectAttributes flash) {
    merging.apart(id, new Merging.Other(other));
    flash.addFlashAttribute("notice", "They are two people, and are not asked about again");
    return "redirect:/people/alike";
  }

  @GetMapping("/people/{id}/merge/{other}")
  String compare(@PathVariable PersonId id, @PathVariable PersonId other, Model model) {
    return show(id, other, Form.of(Map.of("stays", id.toString())), model);
  }

  @PostMapping("/people/{id}/merge/{other}")
  String merge(
      @PathVariable PersonId id,
      @PathVariable PersonId other,
      Form form,
      Model model,
      RedirectAttributes flash) {
    var stays = form.required("stays", "Choose which record stays");
    var reach = form.required("reach", "Choose whose e-mail, mobile and answers stand");
    boolean first = stays.equals(id.toString());
    var goes = first ? other : id;
    var kept = first ? id : other;
    var into = new Merging.Into(kept, reach.equals(goes.toString()) ? goes : kept);
    if (form.sent(field -> field.equals(OTHER) ? "stays" : field, () -> merge(goes, into))) {
      flash.addFlashAttribute(
          "notice", "One person, one record. Invitations, letters and lists follow");
      return "redirect:/people/" + kept;
    }
    return show(id, other, form, model);
  }

  /** What the service calls "into" is the other record to whoever reads the page. */
  private void merge(PersonId goes, Merging.Into into) {
    try {
      merging.merge(goes, into);
    } catch (Refused e) {
      throw e.renamed(field -> field.equals("into") ? OTHER : field);
    }
  }

  private String show(PersonId id, PersonId other, Form form, Model model) {
    model.addAttribute("both", List.of(side(id), side(other)));
    model.addAttribute("form", form);
    return "person/merge";
  }

  private Side side(PersonId id) {
    return new Side(membership.person(id), membership.seats(id));
  }

  /** One of the two records, and where they sit. */
  public record Side(Membership.Person person, List<Membership.Seat> seats) {}
}
