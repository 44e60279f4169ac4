package uk.coregroups.k8s;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which pods a selector means. */
final class Selection {

  private Selection() {}

  /** Whether it means pods with these labels; a selector that is not there means nobody. */
  static boolean matches(@Nullable LabelSelector selector, Map<String, String> labels) {
    return selector != null
        && matches(selector.getMatchLabels(), labels)
        && selector.getMatchExpressions().stream().allMatch(one -> matches(one, labels));
  }

  static boolean matches(@Nullable Map<String, String> wanted, Map<String, String> labels) {
    return wanted == null || labels.entrySet().containsAll(wanted.entrySet());
  }

  private static boolean matches(LabelSelectorRequirement wanted, Map<String, String> labels) {
    var label = labels.get(wanted.getKey());
    return switch (wanted.getOperator()) {
      case "In" -> wanted.getValues().contains(label);
      case "NotIn" -> !wanted.getValues().contains(label);
      case "Exists" -> label != null;
      case "DoesNotExist" -> label == null;
      default -> false;
    };
  }
}
