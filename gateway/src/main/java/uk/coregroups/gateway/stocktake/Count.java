package uk.coregroups.gateway.stocktake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.rota.Rota.Said;
import uk.coregroups.gateway.rota.Rota.Seat;
import uk.coregroups.gateway.rota.Rota.StockTake;
import uk.coregroups.gateway.rota.Rota.Taken;
import uk.coregroups.gateway.services.Membership.RoleLabel;

/**
 * One stock-take as a page shows it.
 *
 * @param action where the form goes, which is also where it is
 * @param people what the page calls the members, by their ids
 */
public record Count(
    StockTake stock,
    String action,
    String back,
    Map<String, String> people,
    List<RoleLabel> roles) {

  private static final String SEAT = "seat-";
  private static final String MISSING = "missing-";

  /** Somebody's name and role; the role alone where nobody knows the name. */
  public String member(Seat seat) {
    var name = people.get(seat.person().toString());
    return name == null ? role(seat.role()) : name + ", " + role(seat.role());
  }

  public String person(PersonId id) {
    return people.getOrDefault(id.toString(), "Somebody");
  }

  public String role(String code) {
    return RoleLabel.of(code, roles).orElse(code);
  }

  /** What was said before; everybody belongs to the group until somebody says otherwise. */
  Form form() {
    var values = new LinkedHashMap<String, String>();
    for (var seat : stock.seats()) {
      values.put(SEAT + seat.member(), "LEFT".equals(seat.standing()) ? "LEFT" : "CONFIRMED");
    }
    stock.missing().forEach(role -> values.put(MISSING + role, "yes"));
    return Form.of(values);
  }

  /** What was typed, and whoever has come since. */
  Form again(Form typed) {
    var values = new LinkedHashMap<>(form().values());
    values.keySet().removeIf(field -> field.startsWith(MISSING));
    values.putAll(typed.values());
    return new Form(values, typed.errors());
  }

  static Taken taken(Form form) {
    return new Taken(
        form.ticked(SEAT).stream()
            .map(member -> new Said(member, form.value(SEAT + member)))
            .toList(),
        form.ticked(MISSING));
  }
}
