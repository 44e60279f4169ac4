package uk.coregroups.k8s;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Renders an overlay as {@code kubectl apply -k} would, if this machine has a kubectl that can. */
final class Kustomize {

  private static final Pattern VERSION = Pattern.compile("\"kustomizeVersion\": *\"v(\\d+)");
  private static final int OLDEST = 5;
  private static final boolean PRESENT = isPresent();
  private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

  private Kustomize() {}

  /** The overlay's manifests. Without kubectl the test is skipped, and says so. */
  static Manifests overlay(String name) {
    Assumptions.assumeTrue(PRESENT, "kubectl 1.27 or later is not installed");
    return RENDERED.computeIfAbsent(name, Kustomize::render);
  }

  private static Manifests render(String name) {
    return Manifests.of(
        Command.run("kubectl", "kustomize", Project.path("k8s/overlays/" + name).toString()));
  }

  private static boolean isPresent() {
    boolean present = newest() >= OLDEST;
    if (!present) {
      System.err.println(
          """

          *** No kubectl of 1.27 or later: the overlays of k8s/ were not rendered. Only single files were checked. ***
          """);
    }
    return present;
  }

  private static int newest() {
    try {
      var found = VERSION.matcher(Command.run("kubectl", "version", "--client", "-o", "json"));
      return found.find() ? Integer.parseInt(found.group(1)) : 0;
    } catch (UncheckedIOException e) {
      return 0;
    }
  }
}
