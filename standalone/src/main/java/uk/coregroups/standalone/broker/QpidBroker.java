package uk.coregroups.standalone.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import uk.coregroups.standalone.part.PasswordFile;

/** The main of the embedded broker's process. */
public final class QpidBroker {

  /** The first word on the command line of the standalone jar that leads here. */
  public static final String WORD = "embedded-broker";

  private QpidBroker() {}

  /**
   * Takes {@link #WORD}, the folder and the port; runs until it is ended, or until whoever started
   * it is gone: a suite that was killed does not leave its port taken.
   */
  public static void main(String[] arguments) throws Exception {
    ProcessHandle.current().parent().ifPresent(QpidBroker::endWith);
    var home = Path.of(arguments[1]);
    var configuration = home.resolve("broker.json");
    Files.writeString(
        configuration, configuration(Integer.parseInt(arguments[2]), PasswordFile.in(home)));
    var attributes =
        Map.<String, Object>of(
            "type",
            "Memory",
            "initialConfigurationLocation",
            configuration.toUri().toString(),
            "startupLoggedToSystemOut",
            "false",
            "context",
            Map.of("qpid.work_dir", home.toString(), "broker.name", "embedded"));
    new SystemLauncher().startup(attributes);
    Thread.currentThread().join();
  }

  private static void endWith(ProcessHandle starter) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          starter.onExit().join();
          Runtime.getRuntime().halt(0);
        });
  }

  private static String configuration(int port, String password) {
    return """
    {
      "name": "embedded",
      "modelVersion": "8.0",
      "authenticationproviders": [{
        "name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
        "users": [{"name": "%s", "type": "managed", "password": "%s"}]
      }],
      "ports": [{
        "name": "AMQP", "port": %d, "bindingAddress": "127.0.0.1",
        "authenticationProvider": "plain", "protocols": ["AMQP_0_9", "AMQP_0_9_1"],
        "virtualhostaliases": [
          {"name": "nameAlias", "type": "nameAlias"},
          {"name": "defaultAlias", "type": "defaultAlias"}
        ]
      }],
      "virtualhostnodes": [{
        "name": "default", "type": "JSON", "defaultVirtualHostNode": "true",
        "storePath": "${qpid.work_dir}/node",
        "virtualHostInitialConfiguration": "{\\"type\\": \\"DERBY\\", \\"name\\": \\"default\\"}"
      }]
    }
    """
        .formatted(BrokerServer.USER, password, port);
  }
}
