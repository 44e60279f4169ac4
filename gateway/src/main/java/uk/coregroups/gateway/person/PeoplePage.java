package uk.coregroups.gateway.person;

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
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.gateway.need.Needs;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Search;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;

/** Finds people, adds and corrects them, and stops everything to one of them. */
@Controller
class PeoplePage {

  private final Membership membership;
  private final Notification notification;
  private final Needs needs;
  private final RecordedChanges recorded;
  private final Asking asking;

  PeoplePage(
      Membership membership,
      Notification notification,
      Needs needs,
      RecordedChanges recorded,
      Asking asking) {
    this.recorded = recorded;
    this.needs = needs;
    this.membership = membership;
    this.notification = notification;
    this.asking = asking;
  }

  @GetMapping("/people")
  String people(Search search, @RequestParam(defaultValue = "1") int page, Model model) {
    model.addAttribute("search", search);
    model.addAttribute("people", membership.people(search.at(page)));
    model.addAttribute("page", page);
    return "person/people";
  }

  @GetMapping("/people/{id}")
  String person(
      @PathVariable PersonId id, @RequestParam(defaultValue = "1") int page, Model model) {
    var person = asking.ask(() -> membership.person(id));
    var standing = asking.ask(() -> notification.standing(id));
    var letters = asking.ask(() -> notification.ofPerson(id, page));
    var seats = asking.ask(() -> membership.seats(id));
    var needed = asking.ask(() -> needs.of(id));
    var changes = asking.ask(() -> recorded.of(id, 1));
    var known = person.heard().get();
    if (!known.id().equals(id)) {
      // This record was merged into another, and leads there.
      return "redirect:/people/" + known.id();
    }
    model.addAttribute("person", known);
    model.addAttribute("standing", standing.heard());
    model.addAttribute("letters", letters.heard());
    model.addAttribute("seats", seats.heard());
    model.addAttribute("needs", needed.heard());
    model.addAttribute("changes", changes.heard());
    model.addAttribute("page", page);
    return "person/person";
  }

  /** One click. */
  @PostMapping("/people/{id}/stop")
  String stop(@PathVariable PersonId id, RedirectAttributes flash) {
    int withheld = notification.stop(id).withheld();
    flash.addFlashAttribute(
        "notice",
        "Nothing more is sent to this person. Letters that had not left yet and will not: "
            + withheld);
    return "redirect:/people/" + id;
  }

  @PostMapping("/people/{id}/go-on")
  String goOn(@PathVariable PersonId id, RedirectAttributes flash) {
    notification.goOn(id);
    flash.addFlashAttribute("notice", "Letters to this person go out again from now on");
    return "redirect:/people/" + id;
  }

  @PostMapping("/people/{id}/mailbox-works")
  String mailboxWorks(@PathVariable PersonId id, RedirectAttributes flash) {
    notification.mailboxWorks(id);
    flash.addFlashAttribute("notice", "Letters go to this address again from now on");
    return "redirect:/people/" + id;
  }

  @GetMapping("/people/new")
  String add(Model model) {
    return show(null, Form.empty(), model);
  }

  @PostMapping("/people/new")
  String added(Form form, Model model, RedirectAttributes flash) {
    var person = details(form, PersonKind.PROFESSIONAL);
    var made = form.answer(() -> membership.addPerson(person));
    if (made.isPresent()) {
      flash.addFlashAttribute("notice", "The person has been added");
      return "redirect:/people/" + made.get().id();
    }
    return show(null, form, model);
  }

  @GetMapping("/people/{id}/edit")
  String edit(@PathVariable PersonId id, Model model) {
    var person = membership.person(id);
    var form =
        Form.of(
            Map.of(
                "name", person.name(),
                "agency", text(person.agency()),
                "email", text(person.email()),
                "mobile", text(person.mobile()),
                "confidentialAddress", person.confidentialAddress() ? "yes" : ""));
    return show(person, form, model);
  }

  @PostMapping("/people/{id}/edit")
  String edited(@PathVariable PersonId id, Form form, Model model, RedirectAttributes flash) {
    var person = details(form, null);
    if (form.sent(() -> membership.correctPerson(id, person))) {
      flash.addFlashAttribute(
          "notice", "Corrected. Every letter not yet sent goes to the new address");
      return "redirect:/people/" + id;
    }
    return show(membership.person(id), form, model);
  }

  private static Membership.NewPerson details(Form form, @Nullable PersonKind kind) {
    return new Membership.NewPerson(
        kind,
        form.required("name", "Enter the person's name"),
        form.given("agency").orElse(null),
        form.given("email").orElse(null),
        form.given("mobile").orElse(null),
        form.isTicked("confidentialAddress", "yes"));
  }

  private String show(Membership.@Nullable Person person, Form form, Model model) {
    model.addAttribute("person", person);
    model.addAttribute("form", form);
    return "person/edit";
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
