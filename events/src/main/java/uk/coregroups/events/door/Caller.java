package uk.coregroups.events.door;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/**
 * Who is asking, as the gateway's token says.
 *
 * @param id the account, or the person, or the invitation whose link was followed
 * @param home the partnership whose staff this is; null for everybody else
 * @param people the persons that a member is, one in each partnership that knows their mailbox
 * @param partnerships those partnerships
 */
public record Caller(
    String id,
    Set<Role> roles,
    @Nullable PartnershipId home,
    Set<PersonId> people,
    Set<PartnershipId> partnerships) {

  static Caller of(Jwt token) {
    var partnership = token.getClaimAsString("partnership");
    return new Caller(
        token.getSubject() == null ? "nobody" : token.getSubject(),
        list(token, "roles").stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
        partnership == null ? null : PartnershipId.of(partnership),
        list(token, "people").stream().map(PersonId::of).collect(Collectors.toUnmodifiableSet()),
        list(token, "partnerships").stream()
            .map(PartnershipId::of)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Whose rows the call may see: those of the partnership a member of staff works for, less the
   * groups that are closed to them, those of the partnerships that know a member, and nobody's for
   * everybody else.
   */
  public Sight sight() {
    return home == null ? Sight.of(partnerships) : Sight.of(Set.of(home)).readBy(id);
  }

  /**
   * Sees every group of the caller's partnership, restricted or not: for a change that must reach
   * all of them, whoever makes it. Nothing of what is seen so may be shown.
   */
  public Sight everyGroup() {
    return Sight.of(Set.of(partnership())).askedBy(id);
  }

  /**
   * The partnership of a member of staff.
   *
   * @throws NotAllowed if the caller works for none
   */
  public PartnershipId partnership() {
    if (home == null) {
      throw new NotAllowed("You are not signed in as staff of a partnership.");
    }
    return home;
  }

  boolean hasAny(Role... wanted) {
    for (var role : wanted) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  private static List<String> list(Jwt token, String claim) {
    var values = token.getClaimAsStringList(claim);
    return values == null ? List.of() : values;
  }

  /** Asked by somebody who may not. */
  public static final class NotAllowed extends RuntimeException {
    NotAllowed(String words) {
      super(words);
    }
  }
}
