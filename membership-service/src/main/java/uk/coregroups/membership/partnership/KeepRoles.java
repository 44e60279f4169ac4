package uk.coregroups.membership.partnership;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.PersonKind;

/**
 * The partnership's own words for roles: what each is called, in which order they stand, and which
 * others there are. The code of a role never changes, and no role is ever taken away: somebody may
 * have had it.
 */
@Service
class KeepRoles {

  private static final int LONGEST = 60;

  private final RoleStore roles;

  KeepRoles(RoleStore roles) {
    this.roles = roles;
  }

  /** Calls a role by another name. */
  @Transactional
  public Outcome<RoleLabel> call(PartnershipId partnership, String code, String label) {
    var all = roles.lock(partnership);
    var role = all.stream().filter(one -> one.code().equals(code)).findFirst();
    if (role.isEmpty()) {
      return Outcome.unknown("This role is not known here.");
    }
    var wrong = wrong(label, code, all);
    if (wrong.isPresent()) {
      return new Outcome.Refused<>(List.of(wrong.get()));
    }
    roles.call(partnership, code, label.strip());
    return Outcome.done(new RoleLabel(code, label.strip(), role.get().kind()));
  }

  /** Adds a role, the last in order. */
  @Transactional
  public Outcome<RoleLabel> add(PartnershipId partnership, String label, PersonKind kind) {
    var all = roles.lock(partnership);
    var wrong = wrong(label, null, all);
    if (wrong.isPresent()) {
      return new Outcome.Refused<>(List.of(wrong.get()));
    }
    var role = new RoleLabel(code(label, all), label.strip(), kind);
    roles.add(partnership, role, all.size());
    return Outcome.done(role);
  }

  /** Moves a role up one place. */
  @Transactional
  public Outcome<RoleLabel> moveUp(PartnershipId partnership, String code) {
    var all = new ArrayList<>(roles.lock(partnership));
    var role = all.stream().filter(one -> one.code().equals(code)).findFirst();
    if (role.isEmpty()) {
      return Outcome.unknown("This role is not known here.");
    }
    int place = all.indexOf(role.get());
    if (place > 0) {
      Collections.swap(all, place, place - 1);
    }
    roles.order(partnership, all);
    return Outcome.done(role.get());
  }

  private static Optional<Wrong> wrong(String label, @Nullable String own, List<RoleLabel> all) {
    var words = label.strip();
    if (words.isEmpty() || words.length() > LONGEST || code(words).isEmpty()) {
      return Optional.of(
          new Wrong("label", "must be what you call the role, in at most 60 letters"));
    }
    if (words.toLowerCase(Locale.UK).contains("conference chair")) {
      return Optional.of(new Wrong("label", "is no member of a core group"));
    }
    boolean taken =
        all.stream()
            .anyMatch(one -> !one.code().equals(own) && one.label().equalsIgnoreCase(words));
    return taken
        ? Optional.of(new Wrong("label", "is what another role is called"))
        : Optional.empty();
  }

  private static String code(String label, List<RoleLabel> all) {
    var codes = all.stream().map(RoleLabel::code).toList();
    var code = code(label);
    for (int next = 2; codes.contains(code); next++) {
      code = code(label) + "_" + next;
    }
    return code;
  }

  private static String code(String label) {
    return label.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
  }
}
