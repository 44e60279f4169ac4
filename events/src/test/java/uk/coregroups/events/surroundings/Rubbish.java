package uk.coregroups.events.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.ids.PartnershipId;

/**
 * Every door of a service, with something in each part of its address and of its body that does not
 * belong there. The doors are asked of the service itself: a new one is tried without being listed.
 */
public final class Rubbish {

  /** What is typed, and must be in no log. */
  public static final String TYPED = "Zqrubbish";

  private static final List<String> BODIES =
      List.of("{}", "[]", "{\"" + TYPED, "\"" + TYPED + "\"", "null", "");
  private static final List<String> VALUES =
      List.of(
          "\"" + TYPED + "\"", "-1", "99999999999", "\"+999999999-12-31\"", "[null]", "{}", "null");

  private final int port;
  private final PartnershipId partnership;
  private final TreeSet<String> wrong = new TreeSet<>();

  private Rubbish(int port, PartnershipId partnership) {
    this.port = port;
    this.partnership = partnership;
  }

  /**
   * Tries it as somebody who may enter: no door fails, and an id, a date or a number that is none
   * is refused with the name of its field.
   */
  public static void atEveryDoor(
      RequestMappingHandlerMapping mappings, int port, PartnershipId partnership) {
    var rubbish = new Rubbish(port, partnership);
    for (var door : Door.allOf(mappings)) {
      if (door.allowed() != null) {
        rubbish.at(new Tried(door, door.allowed()));
      }
    }
    assertThat(rubbish.wrong).as(rubbish.wrong.size() + " of all").isEmpty();
  }

  private void at(Tried door) {
    for (var part : door.parameters(PathVariable.class)) {
      expect(door, door.path(part, TYPED), part.getParameterType() != String.class);
    }
    for (var parameter : door.parameters(RequestParam.class)) {
      for (var value : valuesFor(parameter)) {
        boolean page = "page".equals(parameter.getParameterName());
        boolean refused =
            page || (parameter.getParameterType() != String.class && value.equals(TYPED));
        expect(door, door.path() + "?" + parameter.getParameterName() + "=" + value, refused);
      }
    }
    for (var body : door.bodies()) {
      var answer = door.tried(knock(door), door.path(), body);
      if (answer.status() >= 500) {
        wrong.add(answer.status() + " " + door + " " + body);
      }
    }
  }

  private void expect(Tried door, String path, boolean refused) {
    var answer = door.tried(knock(door), path, "{}");
    if (answer.status() >= 500
        || (refused && (answer.status() != 400 || answer.wrong().startsWith(":")))) {
      wrong.add(answer.status() + " " + door.door.method() + " " + path);
    }
  }

  private Knock knock(Tried door) {
    return new Knock(port, Passes.staff(partnership, door.allowed.value()));
  }

  private static List<String> valuesFor(MethodParameter parameter) {
    var type = parameter.getParameterType();
    if (java.util.Map.class.isAssignableFrom(type)) {
      return List.of();
    }
    if (type == int.class || type == Integer.class) {
      return List.of(TYPED, "0", "-1", "2147483647", "99999999999");
    }
    return type == LocalDate.class
        ? List.of(TYPED, "2027-02-30", "%2B999999999-12-31", "-999999999-01-01")
        : List.of(TYPED);
  }

  private record Tried(Door door, Allowed allowed) {

    List<MethodParameter> parameters(Class<? extends java.lang.annotation.Annotation> place) {
      return Stream.of(door.handler().getMethodParameters())
          .filter(one -> one.hasParameterAnnotation(place))
          .peek(one -> one.initParameterNameDiscovery(new DefaultParameterNameDiscoverer()))
          .toList();
    }

    String path() {
      return door.somewhere();
    }

    String path(MethodParameter part, String value) {
      return Door.somewhere(door.path().replace("{" + part.getParameterName() + "}", value));
    }

    /** Bodies that are none, and one for each field with each value that may not belong there. */
    List<String> bodies() {
      var bodies = new ArrayList<String>();
      for (var body : parameters(RequestBody.class)) {
        bodies.addAll(BODIES);
        bodies.addAll(fields(body.getParameterType()));
      }
      return bodies;
    }

    private static List<String> fields(Class<?> type) {
      var bodies = new ArrayList<String>();
      var components = type.getRecordComponents();
      for (var field : components == null ? new RecordComponent[0] : components) {
        VALUES.forEach(value -> bodies.add("{\"" + field.getName() + "\":" + value + "}"));
        if (field.getGenericType() instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> element) {
          fields(element)
              .forEach(inner -> bodies.add("{\"" + field.getName() + "\":[" + inner + "]}"));
        }
      }
      return bodies;
    }

    Knock.Answer tried(Knock knock, String path, String body) {
      return door.tried(knock, path, body);
    }

    @Override
    public String toString() {
      return door.toString();
    }
  }
}
