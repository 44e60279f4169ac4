package uk.coregroups.events.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.surroundings.Knock.Answer;

/**
 * Every door of a service with an example of how a stranger might try it: with the ids of a family
 * that is not theirs. A door without an example fails the test.
 */
public final class EveryDoor {

  private final Map<String, Example> examples = new TreeMap<>();

  /** The stranger must be told that there is no such thing, or that they may not. */
  public EveryDoor refuses(String door, String body, Object... ids) {
    return add(door, body, Set.of(403, 404, 415), ids);
  }

  /** The stranger names in the body what is not theirs, and may be refused in words. */
  public EveryDoor doesNotKnow(String door, String body, Object... ids) {
    return add(door, body, Set.of(403, 404, 422), ids);
  }

  /**
   * The stranger may be answered, with nothing of the family in it.
   *
   * @param query what follows the path, such as {@code ?find=Ava}, or the body of a command
   */
  public EveryDoor showsNothing(String door, String query, Object... ids) {
    return add(door, query, Set.of(200, 204, 403, 404), ids);
  }

  private EveryDoor add(String door, String body, Set<Integer> expected, Object... ids) {
    examples.put(door, new Example(door, body, expected, Arrays.asList(ids)));
    return this;
  }

  /** Every mapping of the service has its example here, and every example is of a mapping. */
  public EveryDoor areAllOf(RequestMappingHandlerMapping mappings) {
    assertThat(examples.keySet())
        .isEqualTo(Door.allOf(mappings).stream().map(Door::toString).collect(Collectors.toSet()));
    return this;
  }

  /**
   * Tries them all.
   *
   * @param secrets what no answer may hold, unless the stranger said it first
   */
  public void tryAll(Knock stranger, Collection<String> secrets) {
    for (var example : examples.values()) {
      var answer = example.tried(stranger);
      assertThat(answer.status()).as("%s: %s", example.door, answer).isIn(example.expected);
      assertThat(example.told(answer, secrets)).as(example.door).isEmpty();
    }
  }

  /** The same of the doors that only show. */
  public Set<String> shown(Knock curious, Collection<String> secrets) {
    return told(curious, secrets, "GET ");
  }

  /**
   * Somebody tries every door, whatever they are answered.
   *
   * @return what of the secrets they are told without having said it, and by which door
   */
  public Set<String> told(Knock curious, Collection<String> secrets) {
    return told(curious, secrets, "");
  }

  private Set<String> told(Knock curious, Collection<String> secrets, String kind) {
    var told = new TreeSet<String>();
    for (var example : examples.values()) {
      if (example.door.startsWith(kind)) {
        for (var secret : example.told(example.tried(curious), secrets)) {
          told.add(example.door + ": " + secret);
        }
      }
    }
    return told;
  }

  private record Example(String door, String body, Set<Integer> expected, List<Object> ids) {

    String path() {
      var path = door.substring(door.indexOf(' ') + 1);
      for (var id : new ArrayList<>(ids)) {
        path = path.replaceFirst("\\{\\w+}", id.toString());
      }
      return path;
    }

    /** What of the secrets an answer holds that was not asked with them. */
    List<String> told(Answer answer, Collection<String> secrets) {
      var said = path() + body;
      var words = answer.body().toString();
      return secrets.stream().filter(one -> words.contains(one) && !said.contains(one)).toList();
    }

    Answer tried(Knock stranger) {
      return switch (door.substring(0, door.indexOf(' '))) {
        case "GET" -> stranger.get(path() + body);
        case "PUT" -> stranger.put(path(), body);
        default -> stranger.post(path(), body);
      };
    }
  }
}
