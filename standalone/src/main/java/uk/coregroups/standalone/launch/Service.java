package uk.coregroups.standalone.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/** The four services, in the order in which they are started. */
public enum Service {
  MEMBERSHIP("membership-service"),
  SCHEDULING("scheduling-service"),
  NOTIFICATION("notification-service"),
  GATEWAY("gateway");

  private static final String VERSION = "1.0.0-SNAPSHOT";

  private final String module;

  Service(String module) {
    this.module = module;
  }

  /** The module's name, which is also its process's. */
  public String module() {
    return module;
  }

  /** Its database, owned by a role of the same name. */
  String database() {
    return module.replace("-service", "");
  }

  int port(Settings.Ports ports) {
    return switch (this) {
      case MEMBERSHIP -> ports.membership();
      case SCHEDULING -> ports.scheduling();
      case NOTIFICATION -> ports.notification();
      case GATEWAY -> ports.gateway();
    };
  }

  /** The very jar that goes to Kubernetes. */
  Path jar(Path project) {
    var jar = project.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
    if (Files.notExists(jar)) {
      throw new IllegalStateException("Build the suite first: " + jar + " is missing");
    }
    return jar;
  }
}
