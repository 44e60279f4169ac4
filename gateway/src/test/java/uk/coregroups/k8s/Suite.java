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

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([^|]+) \\|");
  private static final Pattern SECRET = Pattern.compile("`([a-z-]+-secrets)`");
  private static final Pattern NAME_OR_KEY = Pattern.compile("(?m)^  (?:name: (\\S+)|([A-Z_]+): )");

  private Suite() {}

  /** The secrets that the page tells whoever sets up production to make: Secret and key. */
  static Set<String> secretsOfProduction() {
    return ROW.matcher(Project.read("k8s/README.md"))
        .results()
        .flatMap(row ->
            SECRET
                .matcher(row.group(2))
                .results()
                .map(secret -> secret.group(1) + " " + row.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The secrets that the trial's own script makes: Secret and key. */
  static Set<String> secretsOfTrial() {
    var found =
        NAME_OR_KEY.matcher(Command.run(Project.path("k8s/overlays/local/secrets").toString()));
    var all = new TreeSet<String>();
    var secret = "";
    while (found.find()) {
      if (found.group(1) == null) {
        all.add(secret + " " + found.group(2));
      } else {
        secret = found.group(1);
      }
    }
    return all;
  }
}
