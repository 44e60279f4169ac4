package uk.coregroups.standalone.phone;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.door.Answer;
import uk.coregroups.standalone.door.Form;

/** Why a message is not taken, by the numbers in Twilio's list of errors. */
enum Refusal {
  NOT_AUTHENTICATED(401, 20003, "Authenticate"),
  NOT_FOUND(404, 20404, "The requested resource was not found"),
  NO_SUCH_PHONE(400, 21211, "The 'To' number is not a valid phone number."),
  NO_BODY(400, 21602, "Message body is required."),
  NO_SENDER(400, 21603, "A 'From' phone number is required."),
  NO_RECEIVER(400, 21604, "A 'To' phone number is required."),
  NO_SUCH_CALLBACK(400, 21609, "The 'StatusCallback' URL is not a valid URL."),
  OPTED_OUT(400, 21610, "Attempt to send to unsubscribed recipient"),
  TOO_LONG(400, 21617, "The concatenated message body exceeds the 1600 character limit.");

  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_BODY = 1600;

  private final int status;
  private final int code;
  private final String message;

  Refusal(int status, int code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /** The first thing wrong with a message, if anything is. */
  static Optional<Refusal> of(Form message, Set<String> optedOut) {
    var to = message.text("To");
    var body = message.text("Body");
    if (to.isEmpty()) {
      return Optional.of(NO_RECEIVER);
    }
    if (!PHONE.matcher(to.get()).matches()) {
      return Optional.of(NO_SUCH_PHONE);
    }
    if (message.text("From").or(() -> message.text("MessagingServiceSid")).isEmpty()) {
      return Optional.of(NO_SENDER);
    }
    if (body.isEmpty()) {
      return Optional.of(NO_BODY);
    }
    if (body.get().length() > LONGEST_BODY) {
      return Optional.of(TOO_LONG);
    }
    if (message.text("StatusCallback").filter(url -> !isCallable(url)).isPresent()) {
      return Optional.of(NO_SUCH_CALLBACK);
    }
    return optedOut.contains(to.get()) ? Optional.of(OPTED_OUT) : Optional.empty();
  }

  private static boolean isCallable(String url) {
    try {
      var uri = new URI(url);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  Answer answer() {
    var words = new LinkedHashMap<String, Object>();
    words.put("code", code);
    words.put("message", message);
    words.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    words.put("status", status);
    var headers = Map.of("Content-Type", "application/json");
    return Answer.of(status, headers, JsonMapper.shared().writeValueAsString(words));
  }
}
