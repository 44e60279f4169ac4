package uk.coregroups.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that must hold of what is put into a cluster. */
final class Rules {

  private static final Map<String, List<String>> ALONE = new ConcurrentHashMap<>();

  private Rules() {}

  /**
   * What is wrong, in words; nothing if all is well.
   *
   * @param secretKeys the Secrets and their keys that the overlay's reader is told of
   */
  static List<String> complaints(Manifests manifests, Set<String> secretKeys) {
    var all = new ArrayList<String>();
    manifests.documents().forEach(one -> all.addAll(ALONE.computeIfAbsent(one, Rules::alone)));
    if (all.isEmpty()) {
      manifests.workloads().forEach(one -> all.addAll(WorkloadRules.complaints(one)));
      all.addAll(ReferenceRules.complaints(manifests, secretKeys));
      Suite.SERVICES.forEach(name -> all.addAll(SettingRules.complaints(name, manifests)));
    }
    return all;
  }

  /** What can be said of a document without the others. */
  private static List<String> alone(String document) {
    var typed = TypedModels.complaints(document);
    return typed.isEmpty() ? Vocabulary.complaints(document) : typed;
  }
}
