package uk.coregroups.k8s;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words and amounts that both models take for any text, so that only the cluster would refuse. */
final class Vocabulary {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Pattern QUANTITY =
      Pattern.compile("\\d+(\\.\\d+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?");
  private static final Set<String> AMOUNTS = Set.of("limits", "requests");
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "policyTypes", Set.of("Ingress", "Egress"),
          "protocol", Set.of("TCP", "UDP", "SCTP"),
          "Gateway's protocol", Set.of("HTTP", "HTTPS"),
          "pod-security.kubernetes.io/audit", Set.of("restricted"),
          "whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway"),
          "operator", Set.of("In", "NotIn", "Exists", "DoesNotExist"),
          "fsGroupChangePolicy", Set.of("OnRootMismatch", "Always"),
          "accessModes", Set.of("ReadWriteOnce", "ReadWriteOncePod"),
          "pod-security.kubernetes.io/enforce", Set.of("restricted"),
          "pod-security.kubernetes.io/warn", Set.of("restricted"));

  private final List<String> complaints = new ArrayList<>();
  private final String kind;

  private Vocabulary(String kind) {
    this.kind = kind;
  }

  static List<String> complaints(String document) {
    Map<?, ?> tree = YAML.unmarshal(document, Map.class);
    var vocabulary = new Vocabulary(String.valueOf(tree.get("kind")));
    vocabulary.read(tree);
    return vocabulary.complaints;
  }

  private void read(@Nullable Object node) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> read(String.valueOf(key), value));
    } else if (node instanceof List<?> list) {
      list.forEach(this::read);
    }
  }

  private void read(String key, @Nullable Object value) {
    var ofKind = kind + "'s " + key;
    var word = WORDS.containsKey(ofKind) ? ofKind : key;
    if (AMOUNTS.contains(key) && value instanceof Map<?, ?> amounts) {
      amounts.values().forEach(this::amount);
    } else if (key.equals("sizeLimit")) {
      amount(value);
    } else if (WORDS.containsKey(word)) {
      words(word, value instanceof List<?> list ? list : List.of(String.valueOf(value)));
    } else {
      read(value);
    }
  }

  private void amount(@Nullable Object value) {
    if (!QUANTITY.matcher(String.valueOf(value)).matches()) {
      complaints.add("not an amount: " + value);
    }
  }

  private void words(String key, List<?> values) {
    for (var value : values) {
      if (!WORDS.getOrDefault(key, Set.of()).contains(value)) {
        complaints.add(key + " cannot be " + value);
      }
    }
  }
}
