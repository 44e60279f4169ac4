package uk.coregroups.gateway.venue;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.VenueId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.venue.Venues.Proposal;

/** The directory of venues: propose one, approve one that somebody else proposed, retire one. */
@Controller
class VenuesPage {

  private final Venues venues;

  VenuesPage(Venues venues) {
    this.venues = venues;
  }

  @GetMapping("/venues")
  String list(Model model) {
    model.addAttribute("venues", new Directory(venues.all()));
    return "venue/venues";
  }

  @GetMapping("/venues/new")
  String add(Model model) {
    return show(Form.empty(), model);
  }

  @PostMapping("/venues/new")
  String added(Form form, Model model, RedirectAttributes flash) {
    var name = form.required("name", "Enter the name of the venue");
    var address = form.given("address").orElse(null);
    if (form.sent(() -> venues.propose(new Proposal(name, address)))) {
      return done("Venue proposed. It can be booked once somebody else has approved it", flash);
    }
    return show(form, model);
  }

  @PostMapping("/venues/{id}/approve")
  String approved(@PathVariable VenueId id, RedirectAttributes flash) {
    venues.approve(id);
    return done("Venue approved", flash);
  }

  @PostMapping("/venues/{id}/retire")
  String retired(@PathVariable VenueId id, RedirectAttributes flash) {
    var venue = venues.retire(id);
    return done(
        venue.approved() == null
            ? "Venue turned down"
            : "Venue retired. Meetings booked there stay there",
        flash);
  }

  private static String done(String what, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", what);
    return "redirect:/venues";
  }

  private static String show(Form form, Model model) {
    model.addAttribute("form", form);
    return "venue/propose";
  }
}
