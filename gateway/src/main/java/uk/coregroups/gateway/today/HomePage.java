package uk.coregroups.gateway.today;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.pass.SignedIn;

/** Where somebody arrives: at the page that is theirs. */
@Controller
class HomePage {

  @GetMapping("/")
  String home(@AuthenticationPrincipal SignedIn.Known known) {
    var who = known.signedIn();
    if (who.isOffice()) {
      return "redirect:/today";
    }
    if (who.is(Role.QUALITY_LEAD)) {
      return "redirect:/figures";
    }
    return who.is(Role.OPERATOR) ? "redirect:/suite" : "redirect:/mine";
  }

  @GetMapping("/signed-out")
  String signedOut() {
    return "signin/signed-out";
  }
}
