package uk.coregroups.events.surroundings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.door.Allowed;

/** One way into a service, as the service itself says. */
record Door(RequestMethod method, String path, MediaType takes, HandlerMethod handler) {

  private static final String SOME_ID = "c0a80000-0000-4000-8000-000000000001";

  static List<Door> allOf(RequestMappingHandlerMapping mappings) {
    return mappings.getHandlerMethods().entrySet().stream()
        .filter(one -> one.getValue().getBeanType().getName().startsWith("uk.coregroups"))
        .flatMap(one -> of(one.getKey(), one.getValue()))
        .toList();
  }

  private static Stream<Door> of(RequestMappingInfo mapping, HandlerMethod handler) {
    var takes = mapping.getConsumesCondition().getConsumableMediaTypes();
    var first = takes.isEmpty() ? MediaType.APPLICATION_JSON : takes.iterator().next();
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(method ->
            mapping.getPatternValues().stream()
                .map(path -> new Door(method, path, first, handler)));
  }

  /** Whom it lets in; null if nobody. */
  @Nullable Allowed allowed() {
    return handler.getMethodAnnotation(Allowed.class);
  }

  /** Its path, with an id that nothing has. */
  String somewhere() {
    return somewhere(path);
  }

  /** The same, where something else stands already in place of one part. */
  static String somewhere(String path) {
    return path.replaceAll("\\{\\w+}", SOME_ID);
  }

  Knock.Answer tried(Knock knock, String address, String body) {
    return switch (method) {
      case GET -> knock.get(address);
      case PUT -> knock.put(address, body);
      default -> knock.post(address, takes.toString(), body.getBytes(StandardCharsets.UTF_8));
    };
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
