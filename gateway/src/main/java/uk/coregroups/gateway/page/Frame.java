package uk.coregroups.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.gateway.pass.SignedIn;

/**
 * What stands around every page.
 *
 * @param name the service's name in the header
 * @param signedIn who is here; null for nobody
 * @param csrfName the hidden field every form carries, with {@code csrfToken}
 * @param notice what has just been done, if something has
 */
public record Frame(
    String name,
    @Nullable SignedIn signedIn,
    String path,
    String csrfName,
    String csrfToken,
    @Nullable String notice) {

  /** The ways from here, for who is here. */
  public List<Way> ways() {
    var who = signedIn;
    if (who == null) {
      return List.of();
    }
    if (who.isOffice()) {
      return List.of(
          way("Today", "/today"),
          way("Core groups", "/core-groups"),
          way("Tasks", "/tasks"),
          way("Letters", "/letters"),
          way("People", "/people"),
          way("Schools", "/schools"));
    }
    return who.roles().stream().anyMatch(role -> role.name().equals("OPERATOR"))
        ? List.of(way("The suite", "/suite"))
        : List.of(way("My meetings", "/mine"));
  }

  private Way way(String words, String to) {
    return new Way(words, to, path.equals(to) || path.startsWith(to + "/"));
  }

  /** One way from here. */
  public record Way(String words, String to, boolean current) {}
}
