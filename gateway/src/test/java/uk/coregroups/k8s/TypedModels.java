package uk.coregroups.k8s;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubernetes.client.util.ModelMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two models of Kubernetes that complement each other: one knows which fields there are and which
 * must be there, the other of what type they are.
 */
final class TypedModels {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Gson GSON = new Gson();
  private static final String GATEWAY_API = "gateway.networking.k8s.io/";
  private static final String MODEL = "io.fabric8.kubernetes.api.model";

  private TypedModels() {}

  /** What both models have against a whole document. */
  static List<String> complaints(String document) {
    var all = new ArrayList<>(wrongTypes(document));
    all.addAll(missingOrUnknown(document));
    return all;
  }

  /** What can be said of a patch, which is a document with most of it left out. */
  static List<String> wrongTypes(String document) {
    try {
      Object read = YAML.unmarshal(document);
      return read instanceof GenericKubernetesResource
          ? List.of("unknown kind: " + document.lines().limit(2).toList())
          : unknownFields(read);
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> missingOrUnknown(String document) {
    Map<?, ?> tree = YAML.unmarshal(document, Map.class);
    if (String.valueOf(tree.get("apiVersion")).startsWith(GATEWAY_API)) {
      // One model alone knows these.
      return List.of();
    }
    var kind = tree.get("apiVersion") + "/" + tree.get("kind");
    try {
      var model = model(String.valueOf(tree.get("apiVersion")), String.valueOf(tree.get("kind")));
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, GSON.toJsonTree(tree));
      return List.of();
    } catch (InvocationTargetException e) {
      return List.of(kind + ": " + e.getTargetException().getMessage());
    } catch (ReflectiveOperationException e) {
      return List.of("unknown kind: " + kind);
    }
  }

  private static Class<?> model(String version, String kind) throws ClassNotFoundException {
    var slash = version.indexOf('/');
    var found =
        ModelMapper.getApiTypeClass(
            slash < 0 ? "" : version.substring(0, slash), version.substring(slash + 1), kind);
    if (found == null) {
      throw new ClassNotFoundException(kind);
    }
    return found;
  }

  /** A field that the model has no place for ends up in its additional properties. */
  private static List<String> unknownFields(@Nullable Object read) {
    return switch (read) {
      case null -> List.of();
      case Collection<?> many -> many.stream().flatMap(one -> unknownFields(one).stream()).toList();
      case Map<?, ?> map ->
          map.values().stream().flatMap(one -> unknownFields(one).stream()).toList();
      default -> read.getClass().getName().startsWith(MODEL) ? inside(read) : List.of();
    };
  }

  private static List<String> inside(Object read) {
    var all = new ArrayList<String>();
    for (var getter : read.getClass().getMethods()) {
      if (getter.getName().equals("getAdditionalProperties")) {
        ((Map<?, ?>) Objects.requireNonNull(value(getter, read)))
            .keySet()
            .forEach(field ->
                all.add("unknown field " + field + " in " + read.getClass().getSimpleName()));
      } else if (isField(getter)) {
        all.addAll(unknownFields(value(getter, read)));
      }
    }
    return all;
  }

  private static boolean isField(Method getter) {
    return getter.getParameterCount() == 0 && getter.isAnnotationPresent(JsonProperty.class);
  }

  private static @Nullable Object value(Method getter, Object read) {
    try {
      return getter.invoke(read);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(getter + " cannot be asked", e);
    }
  }
}
