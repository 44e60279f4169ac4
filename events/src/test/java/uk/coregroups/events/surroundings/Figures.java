package uk.coregroups.events.surroundings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The suite's own figures as a service shows them to Prometheus, read over HTTP.
 *
 * @param values by name and labels, as they stand on the page
 */
public record Figures(Map<String, Double> values) {

  private static final Path RUNBOOK = Path.of("..", "docs", "runbook.md");
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final Pattern LINE = Pattern.compile("(?m)^(coregroups_\\w+\\{[^}]*}) (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("[{,](\\w+)=\"([^\"]*)\"");

  /** A name of ours, such as a queue's, and nothing anybody has typed. */
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_.-]{0,50}");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Scrapes a port; whatever is away, that is answered at once. */
  public static Figures at(int port) {
    var where = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
    try {
      var answer =
          HTTP.send(
              HttpRequest.newBuilder(where).timeout(AT_ONCE).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError("The figures were answered with " + answer.statusCode());
      }
      var values = new TreeMap<String, Double>();
      var lines = LINE.matcher(answer.body());
      while (lines.find()) {
        values.put(lines.group(1), Double.valueOf(lines.group(2)));
      }
      return new Figures(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * One figure.
   *
   * @param label such as {@code standing="due"}; empty for a figure there is one of
   */
  public double of(String name, String label) {
    return values.entrySet().stream()
        .filter(one -> one.getKey().startsWith(name + "{") && one.getKey().contains(label))
        .map(Map.Entry::getValue)
        .reduce((one, other) -> {
          throw new AssertionError("There are several " + name);
        })
        .orElseThrow(() -> new AssertionError("There is no " + name + " of " + label));
  }

  /** Their names, without labels. */
  public Set<String> names() {
    return values.keySet().stream()
        .map(one -> one.substring(0, one.indexOf('{')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Labels whose value is no plain word, so that it might be somebody's. */
  public Set<String> doubtfulLabels() {
    return LABEL
        .matcher(String.join("\n", values.keySet()))
        .results()
        .filter(label -> !PLAIN.matcher(label.group(2)).matches())
        .map(label -> label.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names that the runbook promises of a service. */
  public static Set<String> promisedOf(String service) {
    try {
      return Pattern.compile("(?m)^\\| `(coregroups_\\w+)[^`]*` \\| ([^|]*) \\|")
          .matcher(Files.readString(RUNBOOK))
          .results()
          .filter(row -> row.group(2).equals("every") || row.group(2).contains(service))
          .map(row -> row.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
