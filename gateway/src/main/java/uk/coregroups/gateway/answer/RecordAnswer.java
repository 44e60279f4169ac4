package uk.coregroups.gateway.answer;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.gateway.page.Say;
import uk.coregroups.gateway.page.ShownTime;
import uk.coregroups.gateway.services.Refused;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Replied;

/** Records an answer given on a page behind sign-in, and says there what stands now. */
@Component
public class RecordAnswer {

  /** What the next page warns of. */
  public static final String NOT_RECORDED = "notRecorded";

  private final Scheduling scheduling;

  RecordAnswer(Scheduling scheduling) {
    this.scheduling = scheduling;
  }

  /**
   * Records an answer.
   *
   * @param shown the time the page showed, as its form says
   * @param thanks what the next page says if this is the answer that counts
   */
  public void record(
      InvitationId invitation,
      String answer,
      String shown,
      String thanks,
      RedirectAttributes flash) {
    var slot = ShownTime.read(shown);
    if (slot.isEmpty()) {
      notRecorded("Look at the time again and answer once more.", flash);
      return;
    }
    var replied = Replied.pressed(answer, slot.get());
    try {
      var counts = scheduling.reply(invitation, replied);
      if (counts.is(replied)) {
        flash.addFlashAttribute("notice", thanks);
      } else {
        notRecorded(
            "Another answer came later: " + Say.answer(counts.answer(), counts.sendsReport()) + ".",
            flash);
      }
    } catch (Refused e) {
      if (e.isUnknown() || e.isForbidden()) {
        throw e;
      }
      notRecorded(
          "The meeting has changed since the page was opened. What stands now is shown below.",
          flash);
    }
  }

  private static void notRecorded(String why, RedirectAttributes flash) {
    flash.addFlashAttribute(NOT_RECORDED, "The answer was not recorded. " + why);
  }
}
