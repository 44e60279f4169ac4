package uk.coregroups.k8s;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings a service asks its surroundings for, read from its own {@code application.yaml} and
 * what that imports.
 *
 * @param needed those without a default
 * @param known all of them
 * @param port the port it listens on unless told otherwise
 */
record AskedFor(Set<String> needed, Set<String> known, int port) {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{(?<name>[A-Z][A-Z0-9_]*)(?<default>:[^${}]*)?");
  private static final Pattern IMPORT = Pattern.compile("(?m)^ *config\\.import: (\\S+)");
  private static final Pattern PORT = Pattern.compile("\\$\\{SERVER_PORT:(\\d+)}");
  private static final Pattern COMMENT = Pattern.compile("(?m)^ *#.*$");

  /** By the service of that module, which may ask for more when it is given certain values. */
  static AskedFor by(String module, Map<String, String> given) {
    return in(read(module, module + "/src/main/resources/application.yaml", given));
  }

  static AskedFor in(String yaml) {
    var needed = new TreeSet<String>();
    var known = new TreeSet<String>();
    var found = PLACEHOLDER.matcher(yaml);
    while (found.find()) {
      known.add(found.group("name"));
      if (found.group("default") == null) {
        needed.add(found.group("name"));
      }
    }
    var port = PORT.matcher(yaml);
    return new AskedFor(needed, known, port.find() ? Integer.parseInt(port.group(1)) : 0);
  }

  private static String read(String module, String file, Map<String, String> given) {
    var yaml = COMMENT.matcher(Project.read(file)).replaceAll("");
    var all = new StringBuilder(yaml);
    for (var line : IMPORT.matcher(yaml).results().map(found -> found.group(1)).toList()) {
      for (var one : List.of(resolve(line, given).replace("classpath:", "").split(",", -1))) {
        all.append('\n').append(read(module, place(module, one), given));
      }
    }
    return all.toString();
  }

  /** An imported file is the service's own or what all have in common. */
  private static String place(String module, String name) {
    var own = module + "/src/main/resources/" + name;
    return Files.exists(Project.path(own)) ? own : "events/src/main/resources/" + name;
  }

  private static String resolve(String text, Map<String, String> given) {
    return Pattern.compile("\\$\\{(\\w+):(\\w*)}")
        .matcher(text)
        .replaceAll(found -> given.getOrDefault(found.group(1), found.group(2)));
  }
}
