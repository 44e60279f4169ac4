package uk.coregroups.gateway.signin;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.pass.SignedIn;

/** A member of staff whom the council's identity provider has let in. */
final class OidcStaff extends DefaultOidcUser implements SignedIn.Known {

  /** What the provider's people are called who have no role here. */
  static final String STRANGER = "stranger";

  private static final Set<Role> OF_ONE_PARTNERSHIP =
      Set.of(Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.QUALITY_LEAD);

  private static final long serialVersionUID = 1;

  private final SignedIn who;

  OidcStaff(OidcUser user, SignedIn who) {
    super(Account.authorities(who), user.getIdToken(), user.getUserInfo());
    this.who = who;
  }

  @Override
  public SignedIn signedIn() {
    return who;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OidcStaff staff && staff.who.equals(who);
  }

  @Override
  public int hashCode() {
    return who.hashCode();
  }

  /**
   * Reads what the provider says of somebody: the roles we know, and the partnership.
   *
   * @param names by what name somebody with these claims is known here
   * @return nothing for somebody who has no role here, or one of the office's but no partnership
   */
  static Optional<SignedIn> read(
      Map<String, Object> claims, Claims paths, Function<Map<String, Object>, String> names) {
    var known =
        Arrays.stream(Role.values())
            .filter(role -> role.compareTo(Role.MEMBER) < 0)
            .collect(Collectors.toMap(Enum::name, role -> role));
    var roles =
        list(at(claims, paths.roles())).stream()
            .map(role -> role.toUpperCase(Locale.ROOT))
            .filter(known::containsKey)
            .map(known::get)
            .collect(Collectors.toSet());
    var partnership = partnership(at(claims, paths.partnership()));
    boolean ofOne = roles.stream().anyMatch(OF_ONE_PARTNERSHIP::contains);
    if (roles.isEmpty() || (ofOne && partnership == null)) {
      return Optional.empty();
    }
    var id = names.apply(claims);
    var name = claims.get("name") instanceof String text ? text : id;
    return Optional.of(SignedIn.staff(id, name, Set.copyOf(roles), partnership));
  }

  private static @Nullable UUID partnership(@Nullable Object claim) {
    try {
      return claim instanceof String id ? UUID.fromString(id) : null;
    } catch (IllegalArgumentException e) {
      return null; // a partnership of another system is none of ours
    }
  }

  /**
   * A claim by its name, which may have dots in it, or else by its path: {@code roles}, or {@code
   * realm_access.roles} as Keycloak nests them.
   */
  private static @Nullable Object at(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    Object found = claims;
    for (var step : path.split("\\.", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return found;
  }

  private static List<String> list(@Nullable Object claim) {
    return switch (claim) {
      case Collection<?> many -> many.stream().map(String::valueOf).toList();
      case String one -> List.of(one);
      case null, default -> List.of();
    };
  }

  /**
   * Where the provider keeps what we need.
   *
   * @param roles the path of the claim that lists roles
   * @param partnership the path of the claim that holds the partnership's id
   * @param audience whom a token must be made out to if it comes to the API
   */
  @ConfigurationProperties("oidc.claims")
  record Claims(String roles, String partnership, String audience) {}
}
