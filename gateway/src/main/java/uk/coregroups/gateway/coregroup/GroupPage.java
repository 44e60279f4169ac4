package uk.coregroups.gateway.coregroup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.school.SchoolMoves;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.Scheduling;

/** One core group: members, deadlines, meetings, school moves, letters, and who has read it. */
@Controller
public class GroupPage {

  private final Membership membership;
  private final History history;
  private final SchoolMoves moves;
  private final Scheduling scheduling;
  private final Notification notification;
  private final Asking asking;

  GroupPage(
      Membership membership,
      History history,
      SchoolMoves moves,
      Scheduling scheduling,
      Notification notification,
      Asking asking) {
    this.membership = membership;
    this.history = history;
    this.moves = moves;
    this.scheduling = scheduling;
    this.notification = notification;
    this.asking = asking;
  }

  @GetMapping("/core-groups/{id}")
  String group(
      @PathVariable CoreGroupId id, @ModelAttribute("today") LocalDate today, Model model) {
    var group = asking.ask(() -> membership.group(id));
    var timetable = asking.ask(() -> scheduling.timetable(id));
    var conferences = asking.ask(() -> scheduling.conferences(id));
    var plans = asking.ask(() -> scheduling.conferencePlans(id));
    var milestones = asking.ask(() -> scheduling.milestones(id));
    var meetings = asking.ask(() -> scheduling.meetings(id));
    var schoolMoves = asking.ask(() -> moves.of(id));
    var addresses = asking.ask(() -> membership.emailGroup(id));
    var letters = asking.ask(() -> notification.ofGroup(id, 1));
    var changes = asking.ask(() -> history.changes(id));
    model.addAttribute(
        "view",
        new View(
            group.heard().get(),
            today,
            timetable.heard(),
            conferences.heard(),
            plans.heard(),
            milestones.heard(),
            meetings.heard(),
            schoolMoves.heard(),
            addresses.heard(),
            letters.heard()));
    model.addAttribute("changes", changes.heard());
    return "coregroup/group";
  }

  @GetMapping("/core-groups/{id}/letters")
  String letters(
      @PathVariable CoreGroupId id, @RequestParam(defaultValue = "1") int page, Model model) {
    var group = membership.group(id);
    model.addAttribute("letters", notification.ofGroup(id, page));
    model.addAttribute("names", names(group));
    model.addAttribute("group", id);
    model.addAttribute("page", page);
    return "coregroup/letters";
  }

  @GetMapping("/core-groups/{id}/readings")
  String readings(
      @PathVariable CoreGroupId id, @RequestParam(defaultValue = "1") int page, Model model) {
    model.addAttribute("readings", membership.readings(id, page));
    model.addAttribute("group", id);
    model.addAttribute("page", page);
    return "coregroup/readings";
  }

  private static Map<String, String> names(Membership.Group group) {
    var names = new HashMap<String, String>();
    for (var member : group.members()) {
      var person = member.person();
      if (person != null) {
        names.put(person.id().toString(), person.name());
      }
    }
    return names;
  }

  /** What the page shows. */
  public record View(
      Membership.Group group,
      LocalDate today,
      Heard<List<Scheduling.Line>> timetable,
      Heard<List<Scheduling.Conference>> conferences,
      Heard<List<Scheduling.ConferencePlan>> plans,
      Heard<List<Scheduling.Milestone>> milestones,
      Heard<List<Scheduling.Seen>> meetings,
      Heard<List<SchoolMoves.Move>> moves,
      Heard<List<Membership.Address>> addresses,
      Heard<Notification.Letters> letters) {

    /** The children's names, as a title. */
    public String family() {
      return String.join(", ", group.children().stream().map(Membership.Child::name).toList());
    }

    public List<Membership.Member> members() {
      return group.members().stream()
          .filter(one -> one.until() == null || one.until().isAfter(today))
          .toList();
    }

    public List<Membership.Member> formerMembers() {
      return group.members().stream()
          .filter(one -> one.until() != null && !one.until().isAfter(today))
          .toList();
    }

    public String person(@Nullable PersonId id) {
      return id == null ? "" : names(group).getOrDefault(id.toString(), "Somebody");
    }

    /** The names of some of the children. */
    public String children(List<ChildId> ids) {
      return String.join(", ", ids.stream().map(this::child).toList());
    }

    public String child(Object id) {
      return group.children().stream()
          .filter(child -> child.id().toString().equals(id.toString()))
          .map(Membership.Child::name)
          .findFirst()
          .orElse("");
    }

    /** The addresses as one line, to be copied into a mail program. */
    public String addressLine() {
      return String.join(
          "; ",
          addresses.or(all -> all.stream().map(Membership.Address::email).toList(), List.of()));
    }
  }
}
