package uk.coregroups.gateway.venue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.coregroups.gateway.venue.Venues.Venue;

/** A partnership's venues, by what has become of them. */
public record Directory(List<Venue> all) {

  public List<Venue> approved() {
    return standing("APPROVED");
  }

  public List<Venue> proposed() {
    return standing("PROPOSED");
  }

  public List<Venue> retired() {
    return standing("RETIRED");
  }

  private List<Venue> standing(String standing) {
    return all.stream().filter(venue -> venue.standing().equals(standing)).toList();
  }

  /** What a list offers to whoever books: nothing is chosen for them. */
  public Map<String, String> choices() {
    var choices = new LinkedHashMap<String, String>();
    choices.put("", "Choose a venue");
    approved().forEach(venue -> choices.put(venue.id().toString(), venue.line()));
    return choices;
  }

  /** The choice that says of the place what a meeting says; empty if none does any more. */
  public String choice(String line) {
    return approved().stream()
        .filter(venue -> venue.line().equals(line))
        .map(venue -> venue.id().toString())
        .findFirst()
        .orElse("");
  }

  /** What a letter says of the approved venue with this id; nothing if there is none. */
  public Optional<String> line(String id) {
    return approved().stream()
        .filter(venue -> venue.id().toString().equals(id))
        .map(Venue::line)
        .findFirst();
  }

  /** How many wait for somebody's approval, in words; empty if none does. */
  public String waiting() {
    int count = proposed().size();
    return switch (count) {
      case 0 -> "";
      case 1 -> "1 venue waits for approval";
      default -> count + " venues wait for approval";
    };
  }
}
