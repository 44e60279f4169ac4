package uk.coregroups.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.part.Ports;

/**
 * The service as a process of its own, with the flags of its container, on the database and the
 * broker of the test. Meanwhile it alone reads the mailbox and sends letters.
 */
final class ServiceOfItsOwn implements AutoCloseable {

  /** As in {@code k8s/Containerfile}; half of 512 MiB. */
  static final List<String> AS_IN_ITS_CONTAINER =
      List.of(
          "-Xmx256m",
          "-XX:+UseParallelGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xss512k",
          "-XX:TieredStopAtLevel=1",
          "-Duser.timezone=UTC",
          "--enable-native-access=ALL-UNNAMED",
          "-Djakarta.mail.util.StreamProvider=org.eclipse.angus.mail.util.MailStreamProvider");

  private static final List<String> HANDED_ON =
      List.of(
          "DATABASE_URL",
          "DATABASE_USER",
          "DATABASE_PASSWORD",
          "RABBITMQ_URL",
          "GATEWAY_KEYS_URL",
          "LETTERS_FROM_NAME",
          "LETTERS_FROM_ADDRESS",
          "PUBLIC_HOST",
          "CALL_BACK_NUMBER",
          "ANSWER_LINK_KEY",
          "IDENTIFYING_WORDS_KEY",
          "SMTP_URL",
          "IMAP_URL",
          "TWILIO_URL",
          "TWILIO_ACCOUNT",
          "TWILIO_TOKEN",
          "TWILIO_SENDER",
          "GROUP_MAIL_VOUCHED_BY",
          "UNMATCHED_MAIL_PARTNERSHIP");
  private static final List<String> STOPPED = List.of("readMailbox", "heldMail", "post");

  private final ApplicationContext context;
  private final int port = Ports.free();
  private final Part part;

  /** Starts it, with settings that differ from those of the test. */
  ServiceOfItsOwn(ApplicationContext context, Path log, Map<String, String> different) {
    this.context = context;
    STOPPED.forEach(name -> context.getBean(name, SmartLifecycle.class).stop());
    var environment = new HashMap<String, String>();
    for (var name : HANDED_ON) {
      environment.put(name, context.getEnvironment().getRequiredProperty(name));
    }
    environment.put("SERVER_PORT", String.valueOf(port));
    environment.put("SERVER_ADDRESS", InetAddress.getLoopbackAddress().getHostAddress());
    environment.put("SPRING_PROFILES_ACTIVE", "standalone");
    environment.putAll(different);
    this.part =
        Part.start(
            "notification",
            log,
            Part.javaCommand(AS_IN_ITS_CONTAINER, NotificationService.class),
            environment);
    part.await(Duration.ofMinutes(2), () -> Ports.isTaken(port));
    var operator = Passes.mint("operator", null, List.of(), Role.OPERATOR);
    var wound = knock(operator).put("/standalone/clock", "\"2026-12-21T09:00:00Z\"");
    if (wound.status() != 200) {
      throw new IllegalStateException("Its clock could not be wound: " + wound.status());
    }
  }

  boolean isReady() {
    return part.isRunning() && new Knock(port, null).get("/readyz").status() == 200;
  }

  /** The most memory it has had of the machine so far. */
  long mostMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(part.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findAny()
        .orElseThrow();
  }

  Knock knock(String pass) {
    return new Knock(port, pass);
  }

  @Override
  public void close() {
    part.kill();
    STOPPED.forEach(name -> context.getBean(name, SmartLifecycle.class).start());
  }
}
