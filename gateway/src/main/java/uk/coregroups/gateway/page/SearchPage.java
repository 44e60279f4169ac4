package uk.coregroups.gateway.page;

import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.events.text.PlainText;

/** Takes what somebody looks for on any page, and leads back there to the results. */
@Controller
class SearchPage {

  /** A page of our own. */
  private static final Pattern PAGE = Pattern.compile("/[a-z][a-z0-9/-]*");

  @PostMapping("/search/{*page}")
  String look(
      @PathVariable String page, @RequestParam(Search.FIELD) String words, HttpSession session) {
    if (!PAGE.matcher(page).matches()) {
      throw new NotOffered();
    }
    var sought = PlainText.line(words);
    return sought.isEmpty()
        ? "redirect:" + page
        : "redirect:" + page + "?" + Search.PARAMETER + "=" + Searches.keep(session, sought);
  }
}
