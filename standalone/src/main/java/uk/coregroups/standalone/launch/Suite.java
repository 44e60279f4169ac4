package uk.coregroups.standalone.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.standalone.broker.BrokerServer;
import uk.coregroups.standalone.broker.EmbeddedBroker;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.postroom.PostRoom;

/**
 * The whole suite, running: what Kubernetes runs, with the parts a bare machine lacks beside it.
 *
 * <p>Any service and the broker can be killed and started again; the others do not notice more than
 * they would anywhere.
 */
public final class Suite implements AutoCloseable {

  /** The one neutral name that stands wherever a program signs. */
  public static final String NEUTRAL_NAME = "Appointments, Anytown Council";

  public static final String MAILBOX = "appointments@appointments.example";
  public static final String LINK_HOST = "appointments.example";
  public static final String CALL_BACK_NUMBER = "01632 960001";

  private static final String TWILIO_ACCOUNT = "AC00000000000000000000000000000000";
  private static final String SMS_SENDER = "+447700900999";
  private static final Duration START_WITHIN = Duration.ofMinutes(3);
  private static final List<String> FOR_A_QUICK_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m", "-Xmn24m");
  private static final List<String> AS_IN_A_CONTAINER =
      List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m");
  private static final List<String> JAVA_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx192m",
          "-Xmn24m",
          "-Xss512k",
          "--enable-native-access=ALL-UNNAMED",
          "-Djakarta.mail.util.StreamProvider=org.eclipse.angus.mail.util.MailStreamProvider");

  private final Settings settings;
  private final Path project;
  private final Home home;
  private final Secrets secrets;
  private final List<String> flags;
  private final Databases databases;
  private final @Nullable BrokerServer broker;
  private final @Nullable PostRoom postRoom;
  private final InstantSource clock;
  private final Map<Service, Part> services = new ConcurrentHashMap<>();
  private final Map<Service, Second> seconds = new EnumMap<>(Service.class);
  private final HttpClient http = HttpClient.newHttpClient();

  private Suite(Plan plan, Home home) {
    this.settings = plan.settings;
    this.project = plan.project;
    this.home = home;
    this.flags = plan.flags;
    this.clock = plan.clock;
    this.secrets = Secrets.in(home.folder());
    var ports = settings.ports();
    this.databases =
        settings
            .external("postgres")
            .map(Databases::real)
            .orElseGet(() -> Databases.embedded(home, ports.database()));
    this.broker =
        settings.external("rabbitmq").isPresent()
            ? null
            : plan.brokers.start(home.folder().resolve("broker"), ports.broker());
    this.postRoom = needsPostRoom() ? openPostRoom(plan.clock) : null;
  }

  /**
   * What to start and how.
   *
   * @param project the folder with the built modules
   * @param brokers which broker, if none is given
   * @param clock what time it is in the post room
   * @param flags of each service's Java
   */
  public record Plan(
      Settings settings, Path project, Brokers brokers, InstantSource clock, List<String> flags) {

    /** The embedded broker and the machine's own time. */
    public static Plan of(Settings settings, Path project) {
      return new Plan(settings, project, EmbeddedBroker::new, Clock.systemUTC(), JAVA_FLAGS);
    }

    /** RabbitMQ where it is installed. */
    public Plan withTheBestBroker() {
      return new Plan(settings, project, BrokerServer::best, clock, flags);
    }

    public Plan withClock(InstantSource other) {
      return new Plan(settings, project, brokers, other, flags);
    }

    /**
     * Compiled and collected as in a container (k8s/Containerfile), with half of its memory for the
     * heap: slower to start, quicker at long work.
     */
    public Plan asInAContainer() {
      var other =
          Stream.concat(
                  flags.stream().filter(flag -> !FOR_A_QUICK_START.contains(flag)),
                  AS_IN_A_CONTAINER.stream())
              .toList();
      return new Plan(settings, project, brokers, clock, other);
    }
  }

  /** Starts a broker in a folder and on a port. */
  public interface Brokers {
    BrokerServer start(Path folder, int port);
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @throws IllegalStateException in words for a person, if something cannot be started
   */
  public static Suite start(Plan plan) {
    var ports = plan.settings.ports();
    var home = Home.in(plan.settings.home(), ports.gateway());
    Suite suite = null;
    try {
      for (var service : Service.values()) {
        uk.coregroups.standalone.part.Ports.mustBeFree(service.port(ports), service.module());
      }
      if (plan.settings.external("rabbitmq").isEmpty()) {
        uk.coregroups.standalone.part.Ports.mustBeFree(ports.broker(), "the broker");
      }
      GivenServers.mustAnswer(plan.settings);
      suite = new Suite(plan, home);
      for (var service : Service.values()) {
        suite.launch(service);
      }
      suite.awaitAll();
      return suite;
    } catch (RuntimeException e) {
      if (suite == null) {
        home.close();
      } else {
        suite.close();
      }
      throw e;
    }
  }

  /** Starts a service again after it was killed, and waits until it is ready. */
  public void restart(Service service) {
    launch(service);
    await(service);
  }

  public void kill(Service service) {
    part(service).kill();
  }

  /** Starts a second node of a service beside the first, and waits until it is ready. */
  public void startSecond(Service service) {
    int port = uk.coregroups.standalone.part.Ports.free();
    var second = new Second(start(service, service.module() + "-2", port), port);
    seconds.put(service, second);
    second.part.await(START_WITHIN, () -> isReady(second.address()));
  }

  public void killSecond(Service service) {
    Optional.ofNullable(seconds.remove(service)).orElseThrow().part.kill();
  }

  public Part part(Service service) {
    return Optional.ofNullable(services.get(service)).orElseThrow();
  }

  public BrokerServer broker() {
    return Optional.ofNullable(broker).orElseThrow();
  }

  /** Whether any of mail and texts is embedded. */
  public boolean hasPostRoom() {
    return postRoom != null;
  }

  public PostRoom postRoom() {
    return Optional.ofNullable(postRoom).orElseThrow();
  }

  public Secrets secrets() {
    return secrets;
  }

  public Settings settings() {
    return settings;
  }

  public URI address(Service service) {
    return URI.create("http://127.0.0.1:" + service.port(settings.ports()));
  }

  /** Every node of a service. */
  List<URI> nodes(Service service) {
    return Stream.concat(
            Stream.of(address(service)),
            Optional.ofNullable(seconds.get(service)).map(Second::address).stream())
        .toList();
  }

  /** Where the logs of every process are. */
  public Path logs() {
    return home.folder().resolve("log");
  }

  /** How a service reaches its database, for whoever must look into it. */
  public Map<String, String> database(Service service) {
    return databases.environment(service.database());
  }

  @Override
  public void close() {
    Stream.concat(services.values().stream(), seconds.values().stream().map(Second::part))
        .map(Suite::closing)
        .toList()
        .forEach(Suite::join);
    if (postRoom != null) {
      postRoom.close();
    }
    if (broker != null) {
      broker.close();
    }
    databases.close();
    home.close();
  }

  private void launch(Service service) {
    services.put(service, start(service, service.module(), service.port(settings.ports())));
  }

  private Part start(Service service, String name, int port) {
    var command = new ArrayList<String>();
    command.add(Part.java());
    command.addAll(flags);
    command.addAll(List.of("-jar", service.jar(project).toString()));
    var part = Part.start(name, home.log(name), command, environment(service, port));
    home.note(part);
    return part;
  }

  private void awaitAll() {
    for (var service : Service.values()) {
      await(service);
    }
  }

  private void await(Service service) {
    part(service).await(START_WITHIN, () -> isReady(address(service)));
  }

  private boolean isReady(URI node) {
    var request =
        HttpRequest.newBuilder(node.resolve("/readyz")).timeout(Duration.ofSeconds(2)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + node, e);
    }
  }

  private Map<String, String> environment(Service service, int port) {
    var all = new HashMap<>(databases.environment(service.database()));
    all.put("SPRING_PROFILES_ACTIVE", "standalone");
    all.put("SERVER_ADDRESS", "127.0.0.1");
    all.put("SERVER_PORT", String.valueOf(port));
    all.put("STANDALONE_CLOCK_AHEAD", Duration.between(Instant.now(), clock.instant()).toString());
    all.put("GATEWAY_KEYS_URL", address(Service.GATEWAY).resolve("/internal/keys").toString());
    all.put("LETTERS_FROM_NAME", NEUTRAL_NAME);
    all.put("LETTERS_FROM_ADDRESS", MAILBOX);
    all.put("PUBLIC_HOST", LINK_HOST);
    all.put("CALL_BACK_NUMBER", CALL_BACK_NUMBER);
    all.put("ANSWER_LINK_KEY", secrets.answerLinkKey());
    all.put(
        "RABBITMQ_URL", settings.external("rabbitmq").orElseGet(() -> broker().uri().toString()));
    switch (service) {
      case MEMBERSHIP -> {
        all.put("ALLOW_DRAMA_NUMBERS", "true");
        all.put("IDENTIFYING_WORDS_KEY", secrets.wordsKey());
      }
      case SCHEDULING -> {}
      case NOTIFICATION -> all.putAll(post());
      case GATEWAY -> all.putAll(door());
    }
    return all;
  }

  private Map<String, String> post() {
    var all = new HashMap<String, String>();
    all.put("IDENTIFYING_WORDS_KEY", secrets.wordsKey());
    all.put("SMTP_URL", or("smtp", () -> "smtp://127.0.0.1:" + postRoom().smtpPort()));
    all.put(
        "IMAP_URL",
        or(
            "imap",
            () ->
                "imap://"
                    + MAILBOX.replace("@", "%40")
                    + ":"
                    + secrets.mailboxPassword()
                    + "@127.0.0.1:"
                    + postRoom().imapPort()));
    all.put("TWILIO_URL", or("twilio-url", () -> "http://127.0.0.1:" + postRoom().smsPort()));
    all.put("TWILIO_ACCOUNT", or("twilio-account", () -> TWILIO_ACCOUNT));
    all.put("TWILIO_TOKEN", or("twilio-token", secrets::textToken));
    all.put("TWILIO_SENDER", or("twilio-sender", () -> SMS_SENDER));
    all.put("UNMATCHED_MAIL_PARTNERSHIP", secrets.partnership().toString());
    all.put("GROUP_MAIL_VOUCHED_BY", LINK_HOST);
    return all;
  }

  private Map<String, String> door() {
    return Map.of(
        "MEMBERSHIP_URL", address(Service.MEMBERSHIP).toString(),
        "SCHEDULING_URL", address(Service.SCHEDULING).toString(),
        "NOTIFICATION_URL", address(Service.NOTIFICATION).toString(),
        "COUNCIL_NAME", "Core groups, Anytown Council",
        "GATEWAY_SIGNING_KEY", secrets.signingKey(),
        "STAFF_SIGN_IN", "accounts",
        "SECURE_COOKIES", "false",
        "DEMO_PARTNERSHIP", secrets.partnership().toString(),
        "DEMO_PASSWORD", secrets.password());
  }

  private String or(String option, java.util.function.Supplier<String> embedded) {
    return settings.external(option).orElseGet(embedded);
  }

  private boolean needsPostRoom() {
    return settings.external("smtp").isEmpty()
        || settings.external("imap").isEmpty()
        || settings.external("twilio-account").isEmpty();
  }

  private PostRoom openPostRoom(InstantSource clock) {
    var ports = settings.ports();
    return PostRoom.open(
        new PostRoom.Settings(
            ports.smtp(),
            ports.imap(),
            ports.sms(),
            ports.postRoom(),
            MAILBOX,
            secrets.mailboxPassword(),
            LINK_HOST,
            address(Service.GATEWAY).toString(),
            SMS_SENDER,
            TWILIO_ACCOUNT,
            secrets.textToken()),
        clock);
  }

  /** A second node of a service, and where it listens. */
  private record Second(Part part, int port) {

    URI address() {
      return URI.create("http://127.0.0.1:" + port);
    }
  }

  private static Thread closing(Part part) {
    return Thread.ofPlatform().start(part::close);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
