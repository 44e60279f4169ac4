package uk.coregroups.gateway.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.gateway.need.Arrangements;
import uk.coregroups.gateway.rota.Rota;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Membership.RoleLabel;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Guest;
import uk.coregroups.gateway.today.ToTell;

/**
 * What pages show of one meeting.
 *
 * @param toTell what people are to be told by a person
 * @param toTellAway whether some of that could not be asked
 */
public record MeetingView(
    Scheduling.Seen seen,
    LocalDate today,
    Called names,
    List<RoleLabel> roles,
    List<Scheduling.Line> owed,
    Heard<List<Arrangements.Arrangement>> arrangements,
    Heard<Rota.Turn> turn,
    Heard<Rota.StockTake> stock,
    List<ToTell> toTell,
    boolean toTellAway) {

  public Scheduling.Meeting meeting() {
    return seen.meeting();
  }

  public String family() {
    return names.family(meeting().coreGroup());
  }

  public String person(@Nullable PersonId id) {
    return names.person(id);
  }

  /** What this person is to be told. */
  public List<ToTell> toTell(PersonId person) {
    return toTell.stream().filter(one -> person.equals(one.person())).toList();
  }

  public String role(String code) {
    return RoleLabel.of(code, roles).orElse(code);
  }

  public List<Guest> standing() {
    return seen.invited().stream().filter(guest -> !guest.withdrawn()).toList();
  }

  /** Whom a guest sends, or in whose place they come, in words. */
  public String deputy(Guest guest) {
    if (guest.deputyFor() != null) {
      return "In the place of " + person(guest.deputyFor());
    }
    return standing().stream()
        .filter(other -> guest.person().equals(other.deputyFor()))
        .map(other -> "Sends " + person(other.person()))
        .findFirst()
        .orElse("");
  }

  /**
   * Those of the family who come at times that overlap though one of them has a time of their own:
   * each pair, in words.
   */
  public List<String> encounters() {
    var family = standing().stream().filter(guest -> guest.kind().equals("FAMILY")).toList();
    var words = new ArrayList<String>();
    for (int one = 0; one < family.size(); one++) {
      for (var other : family.subList(one + 1, family.size())) {
        var first = family.get(one);
        if (!first.person().equals(other.person())
            && (first.ownTime() != null || other.ownTime() != null)
            && slot(first).overlaps(slot(other))) {
          words.add(person(first.person()) + " and " + person(other.person()));
        }
      }
    }
    return words;
  }

  private Slot slot(Guest guest) {
    return guest.ownTime() == null ? meeting().slot() : guest.ownTime();
  }

  public boolean mayBeHeld() {
    return meeting().isBooked() && !meeting().slot().date().isAfter(today);
  }

  public boolean mayTakeStock() {
    return stock.or(Rota.StockTake::owed, false) && !meeting().slot().date().isAfter(today);
  }

  /** The duties that hang on this meeting: its minutes, for professionals and for the family. */
  public List<Scheduling.Line> minutes() {
    return owed.stream().filter(line -> line.about().equals(meeting().id().value())).toList();
  }

  /** Professionals who may have led the meeting or written it up. */
  public Map<String, String> professionals(String first, String words) {
    var items = new LinkedHashMap<String, String>();
    items.put(first, words);
    for (var guest : standing()) {
      if (guest.kind().equals("PROFESSIONAL")) {
        items.put(guest.person().toString(), person(guest.person()) + ", " + role(guest.role()));
      }
    }
    return items;
  }
}
