package uk.coregroups.gateway.pass;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Role;

/**
 * Somebody who has signed in, or in whose name the gateway speaks.
 *
 * @param id the account, or the person, or the invitation whose link was followed
 * @param partnership whose staff they are; null for everybody else
 * @param people the persons that a member is, one in each partnership that knows their mailbox
 * @param partnerships those partnerships
 */
public record SignedIn(
    String id,
    String name,
    Set<Role> roles,
    @Nullable UUID partnership,
    Set<UUID> people,
    Set<UUID> partnerships)
    implements Serializable {

  /**
   * A session from before partnerships were kept has none, and sees none; one that lacks the rest
   * cannot be read.
   */
  public SignedIn {
    Objects.requireNonNull(id);
    Objects.requireNonNull(roles);
    Objects.requireNonNull(people);
    partnerships = partnerships == null ? Set.of() : partnerships;
  }

  /** A member of staff. */
  public static SignedIn staff(
      String id, String name, Set<Role> roles, @Nullable UUID partnership) {
    return new SignedIn(id, name, roles, partnership, Set.of(), Set.of());
  }

  /** The gateway speaking for itself. */
  public static final SignedIn GATEWAY =
      new SignedIn("gateway", "gateway", Set.of(Role.GATEWAY), null, Set.of(), Set.of());

  /** The bearer of a signed link to one invitation. */
  public static SignedIn bearer(String invitation) {
    return new SignedIn(invitation, "bearer", Set.of(Role.ANSWER), null, Set.of(), Set.of());
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether they work for a partnership's office and may see its cases. */
  public boolean isOffice() {
    return is(Role.ADMINISTRATOR) || is(Role.SOCIAL_WORKER) || is(Role.TEAM_MANAGER);
  }

  /** Whether they may change their partnership's limits and its calendar. */
  public boolean setsTimescales() {
    return is(Role.ADMINISTRATOR) || is(Role.TEAM_MANAGER);
  }

  /** A principal of the security framework that knows who it is. */
  public interface Known {
    SignedIn signedIn();
  }
}
