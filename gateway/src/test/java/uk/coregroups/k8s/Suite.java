package uk.coregroups.k8s;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the checks know of the suite beforehand. */
final class Suite {

  static final List<String> SERVICES =
      List.of("gateway", "membership-service", "scheduling-service", "notification-service");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");
  private static final Pattern KEY = Pattern.compile("(?m)^  ([A-Z_]+): ");

  private Suite() {}

  /** The keys of the secrets that the page tells whoever sets up production to make. */
  static Set<String> secretsOfProduction() {
    return ROW.matcher(Project.read("k8s/README.md"))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The keys of the secrets that the trial's own script makes. */
  static Set<String> secretsOfTrial() {
    return KEY.matcher(Command.run(Project.path("k8s/overlays/local/secrets").toString()))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
