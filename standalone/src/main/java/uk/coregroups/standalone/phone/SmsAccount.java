package uk.coregroups.standalone.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import uk.coregroups.standalone.door.Request;

/**
 * The one account the provider knows.
 *
 * @param id what Twilio calls the account SID
 * @param token the account's password, which also signs what the provider posts back
 * @param sender the number that people see and answer to
 */
public record SmsAccount(String id, String token, String sender) {

  static final String VERSION = "2010-04-01";

  /** The path that new messages are posted to. */
  String messages() {
    return "/" + VERSION + "/Accounts/" + id + "/Messages.json";
  }

  boolean isProvenBy(Request request) {
    var pair = Base64.getEncoder().encodeToString((id + ":" + token).getBytes(UTF_8));
    var said = request.header("Authorization").orElse("");
    return MessageDigest.isEqual(said.getBytes(UTF_8), ("Basic " + pair).getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "SmsAccount";
  }
}
