package uk.coregroups.k8s;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A service is given what it asks for, all of it and nothing else. */
final class SettingRules {

  /** What Spring binds by the setting's own name, without a placeholder. */
  private static final Set<String> BY_NAME =
      Set.of("SPRING_PROFILES_ACTIVE", "DEMO_PARTNERSHIP", "DEMO_PASSWORD");

  private SettingRules() {}

  static List<String> complaints(String service, Manifests manifests) {
    var workload = manifests.workload(service);
    var asked = AskedFor.by(service, workload.values());
    var all = new ArrayList<>(complaints(service, asked, workload.environment().keySet()));
    if (workload.port(new IntOrString("http")).filter(port -> port == asked.port()).isEmpty()) {
      all.add(service + " does not listen on the port its container names");
    }
    var figures = workload.value("MANAGEMENT_PORT");
    if (figures.isEmpty() || figures.get().equals(String.valueOf(asked.port()))) {
      all.add(service + " shows its figures on the port of its pages");
    }
    return all;
  }

  /** Compares what a service asks for with what it is given. */
  static List<String> complaints(String service, AskedFor asked, Set<String> given) {
    var all = new ArrayList<String>();
    asked.needed().stream()
        .filter(name -> !given.contains(name))
        .forEach(name -> all.add(service + " is not given " + name));
    given.stream()
        .filter(name -> !asked.known().contains(name) && !BY_NAME.contains(name))
        .forEach(name -> all.add(service + " does not know " + name));
    return all;
  }
}
