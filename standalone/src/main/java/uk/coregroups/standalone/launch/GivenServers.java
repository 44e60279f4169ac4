package uk.coregroups.standalone.launch;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The servers named on the command line must be there before anything of ours is started. */
final class GivenServers {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final List<String> MAIL_AND_PHONE = List.of("smtp", "imap", "twilio-url");
  private static final String NOT_UNDERSTOOD =
      " is not understood; it is written scheme://user:password@host:port";

  private static final Map<String, Integer> USUAL_PORTS =
      Map.of(
          "amqp", 5672,
          "amqps", 5671,
          "smtp", 25,
          "smtp+starttls", 587,
          "smtps", 465,
          "imap", 143,
          "imaps", 993,
          "http", 80,
          "https", 443);

  private GivenServers() {}

  /**
   * Knocks at each of them.
   *
   * @throws IllegalStateException in words that name the option, if one does not answer
   */
  static void mustAnswer(Settings settings) {
    settings.external("rabbitmq").ifPresent(url -> letsUsIn(read("--rabbitmq", url)));
    for (var option : MAIL_AND_PHONE) {
      settings.external(option).ifPresent(url -> answers(option, read("--" + option, url)));
    }
  }

  private static URI read(String option, String url) {
    try {
      var read = new URI(url);
      if (read.getHost() != null && USUAL_PORTS.containsKey(read.getScheme())) {
        return read;
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(option + NOT_UNDERSTOOD, e);
    }
    throw new IllegalStateException(option + NOT_UNDERSTOOD);
  }

  private static void letsUsIn(URI broker) {
    var factory = new ConnectionFactory();
    factory.setAutomaticRecoveryEnabled(false);
    factory.setConnectionTimeout(PATIENCE_MILLIS);
    try {
      factory.setUri(broker);
      factory.newConnection().close();
    } catch (AuthenticationFailureException e) {
      throw new IllegalStateException("--rabbitmq: the broker refuses this user and password", e);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(
          "--rabbitmq: no broker answers at " + factory.getHost() + ":" + factory.getPort(), e);
    } catch (GeneralSecurityException | URISyntaxException e) {
      throw new IllegalStateException("--rabbitmq" + NOT_UNDERSTOOD, e);
    }
  }

  private static void answers(String option, URI server) {
    int usual = USUAL_PORTS.getOrDefault(server.getScheme(), -1);
    int port = server.getPort() == -1 ? usual : server.getPort();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHost(), port), PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new IllegalStateException(
          "--" + option + ": nobody answers at " + server.getHost() + ":" + port, e);
    }
  }
}
