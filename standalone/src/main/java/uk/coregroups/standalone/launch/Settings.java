package uk.coregroups.standalone.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the suite keeps its things, on which ports it listens, and which real servers it uses.
 *
 * @param home its folder; nothing of it is kept anywhere else
 * @param ports the ports, {@link Ports#usual()} or free ones
 * @param external the addresses of real servers by their option, such as {@code postgres}
 */
public record Settings(Path home, Ports ports, Map<String, String> external) {

  private static final Set<String> EXTERNAL =
      Set.of(
          "postgres",
          "rabbitmq",
          "smtp",
          "imap",
          "twilio-url",
          "twilio-account",
          "twilio-token",
          "twilio-sender");

  /**
   * From the command line, or from the environment variables that the Kubernetes manifests set, or
   * from the files that these name with {@code _FILE} behind them.
   *
   * @throws IllegalStateException in words, for an option that does not exist, lacks its value or
   *     holds a password, which everybody on the machine could read
   */
  static Settings of(String[] arguments, Map<String, String> environment) {
    var external = new HashMap<String, String>();
    EXTERNAL.forEach(option ->
        given(variable(option), environment).ifPresent(value -> external.put(option, value)));
    var home = Path.of(".data");
    for (int i = 0; i < arguments.length; i += 2) {
      var option = arguments[i].replaceFirst("^--", "");
      if (i + 1 == arguments.length) {
        throw new IllegalStateException(arguments[i] + " lacks its value. See ./run help");
      }
      if (option.equals("home")) {
        home = Path.of(arguments[i + 1]);
      } else if (EXTERNAL.contains(option) && arguments[i].startsWith("--")) {
        mustNotHoldAPassword(option, arguments[i + 1]);
        external.put(option, arguments[i + 1]);
      } else {
        throw new IllegalStateException("Unknown option: " + arguments[i] + ". See ./run help");
      }
    }
    return new Settings(home.toAbsolutePath().normalize(), Ports.usual(), Map.copyOf(external));
  }

  private static String variable(String option) {
    var variable = option.toUpperCase(Locale.ROOT).replace('-', '_');
    return variable.contains("_") ? variable : variable + "_URL";
  }

  private static Optional<String> given(String variable, Map<String, String> environment) {
    var file = environment.get(variable + "_FILE");
    if (file == null) {
      return Optional.ofNullable(environment.get(variable));
    }
    try {
      return Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      throw new IllegalStateException(variable + "_FILE: " + file + " cannot be read", e);
    }
  }

  private static void mustNotHoldAPassword(String option, String value) {
    if (option.equals("twilio-token") || value.matches("[^:]+://[^/@]*:[^/]*@.*")) {
      throw new IllegalStateException(
          ("--%1$s holds a password, and everybody on this machine can read a command line. Set"
                  + " %2$s, or %2$s_FILE to a file that holds it")
              .formatted(option, variable(option)));
    }
  }

  /** Everything embedded, on free ports, in a folder of its own. */
  public static Settings embedded(Path home) {
    return new Settings(home.toAbsolutePath(), Ports.anyFree(), Map.of());
  }

  Optional<String> external(String option) {
    return Optional.ofNullable(external.get(option));
  }

  /** Where each part listens, on loopback. */
  public record Ports(
      int gateway,
      int membership,
      int scheduling,
      int notification,
      int database,
      int broker,
      int smtp,
      int imap,
      int sms,
      int postRoom) {

    /** The same ports every time, so that links keep working. */
    public static Ports usual() {
      return new Ports(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8087, 8088, 8089);
    }

    /** Ports nobody listens on just now. */
    public static Ports anyFree() {
      return new Ports(
          free(), free(), free(), free(), free(), free(), free(), free(), free(), free());
    }

    private static int free() {
      return uk.coregroups.standalone.part.Ports.free();
    }
  }
}
