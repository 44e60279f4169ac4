package uk.coregroups.gateway;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The three services, stood in for, and the settings of the gateway in front of them. */
public final class Behind implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  public static final StandIn MEMBERSHIP = new StandIn();
  public static final StandIn SCHEDULING = new StandIn();
  public static final StandIn NOTIFICATION = new StandIn();

  public static final String ANYTOWN = "0f8fad5b-d9cb-469f-a165-70867728950e";
  public static final String PASSWORD = "correct-horse-battery";
  public static final String ANSWER_LINK_KEY = "a key of at least thirty-two characters";
  public static final String NEUTRAL_NAME = "Appointments";
  public static final String COUNCIL = "Core groups, Anytown Council";
  public static final String CALL_BACK_NUMBER = "01632 960001";

  private static final String SIGNING_KEY = pem();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            Map.ofEntries(
                Map.entry("MEMBERSHIP_URL", MEMBERSHIP.address()),
                Map.entry("SCHEDULING_URL", SCHEDULING.address()),
                Map.entry("NOTIFICATION_URL", NOTIFICATION.address()),
                Map.entry("COUNCIL_NAME", COUNCIL),
                Map.entry("LETTERS_PLAIN_NAME", NEUTRAL_NAME),
                Map.entry("CALL_BACK_NUMBER", CALL_BACK_NUMBER),
                Map.entry("ANSWER_LINK_KEY", ANSWER_LINK_KEY),
                Map.entry("GATEWAY_SIGNING_KEY", SIGNING_KEY),
                Map.entry("demo.partnership", ANYTOWN),
                Map.entry("demo.password", PASSWORD)))
        .applyTo(context);
  }

  private static final String NOTHING_SET_UP =
      "{\"name\": \"Anytown\", \"teams\": [], \"roles\": []}";

  /** Forgets what was called and answered; a partnership is there, and nothing in it. */
  public static void reset() {
    MEMBERSHIP.reset();
    MEMBERSHIP.answers("GET /partnership", NOTHING_SET_UP);
    MEMBERSHIP.answers("GET /mine/absences", "{\"absences\": [], \"deputising\": []}");
    SCHEDULING.reset();
    SCHEDULING.answers("GET /mine/turns", "[]");
    NOTIFICATION.reset();
    NOTIFICATION.answers("POST /answer-links/alive", "true");
  }

  private static String pem() {
    try {
      var maker = KeyPairGenerator.getInstance("EC");
      maker.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = maker.generateKeyPair();
      return block("PRIVATE KEY", pair.getPrivate().getEncoded())
          + block("PUBLIC KEY", pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String block(String name, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(name, Base64.getMimeEncoder().encodeToString(bytes), name);
  }
}
