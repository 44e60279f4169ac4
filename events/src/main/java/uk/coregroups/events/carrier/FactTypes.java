package uk.coregroups.events.carrier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.events.Fact;
import uk.coregroups.events.membership.ContactEvent;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.notification.NotificationEvent;
import uk.coregroups.events.scheduling.SchedulingEvent;

/**
 * Every type of fact and its name on the wire: {@code MemberJoined}, a {@code MembershipEvent}, is
 * {@code membership.member-joined.v1}.
 *
 * <p>A second version is a class of its own: {@code MemberJoinedV2} is {@code
 * membership.member-joined.v2}.
 */
public final class FactTypes {

  private static final List<Class<? extends Fact>> FAMILIES =
      List.of(
          MembershipEvent.class,
          ContactEvent.class,
          SchedulingEvent.class,
          NotificationEvent.class);

  private static final Map<String, Class<? extends Fact>> BY_NAME =
      FAMILIES.stream()
          .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
          .<Class<? extends Fact>>map(type -> type.asSubclass(Fact.class))
          .collect(Collectors.toUnmodifiableMap(FactTypes::name, Function.identity()));

  private static final Map<Class<? extends Fact>, String> BY_CLASS =
      BY_NAME.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private final JsonMapper json;

  public FactTypes(JsonMapper json) {
    this.json = json;
  }

  /** All there are, by their names on the wire. */
  public static Map<String, Class<? extends Fact>> all() {
    return BY_NAME;
  }

  /** What its type is called on the wire. */
  public String nameOf(Fact fact) {
    var name = BY_CLASS.get(fact.getClass());
    if (name == null) {
      throw new IllegalArgumentException(fact.getClass() + " belongs to no family of facts");
    }
    return name;
  }

  /** Its body on the wire. */
  public String write(Fact fact) {
    return json.writeValueAsString(fact);
  }

  /**
   * Reads a fact.
   *
   * @throws Unreadable if this build does not know the type, or the body does not fit it
   */
  Fact read(String type, String body) {
    var known = BY_NAME.get(type);
    if (known == null) {
      throw new Unreadable("This build does not know facts of type " + type);
    }
    try {
      return json.readValue(body, known);
    } catch (JacksonException e) {
      // The parser's own words quote the body, and a body may hold an address.
      throw new Unreadable("The body does not fit " + type + " (" + e.getLocation() + ")");
    }
  }

  private static String name(Class<?> fact) {
    var family =
        FAMILIES.stream().filter(one -> one.isAssignableFrom(fact)).findFirst().orElseThrow();
    var simple = fact.getSimpleName();
    var version = simple.matches(".*V[2-9]") ? simple.substring(simple.length() - 1) : "1";
    var bare = simple.replaceFirst("V[2-9]$", "");
    return kebab(family.getSimpleName().replace("Event", "")) + "." + kebab(bare) + ".v" + version;
  }

  private static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** A fact this build cannot make sense of. Its message is safe for logs and pages. */
  static final class Unreadable extends RuntimeException {
    Unreadable(String reason) {
      super(reason);
    }
  }
}
