package uk.coregroups.notification.phone;

import com.twilio.security.RequestValidator;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.notification.letter.Neutral;
import uk.coregroups.notification.phone.TakeInText.Said;
import uk.coregroups.notification.post.TextToken;

/**
 * Twilio's webhooks, as the gateway passes them on. The signature is made over the public address,
 * which is configured: what the request looks like behind the gateway says nothing about it.
 */
@RestController
@RequestMapping("/webhooks/twilio")
class TwilioApi {

  private static final Set<String> STOP_WORDS =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");

  /** The provider also takes YES for it; here YES is an answer, and a person reads it. */
  private static final Set<String> START_WORDS = Set.of("START", "UNSTOP");

  private final TakeInText takeInText;
  private final RequestValidator signatures;
  private final Neutral neutral;
  private final Clock clock;

  TwilioApi(TakeInText takeInText, TextToken token, Neutral neutral, Clock clock) {
    this.takeInText = takeInText;
    this.signatures = new RequestValidator(token.value());
    this.neutral = neutral;
    this.clock = clock;
  }

  @PostMapping(path = "/status", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @Allowed(Role.GATEWAY)
  ResponseEntity<Void> status(
      @RequestParam Map<String, String> form,
      @RequestParam LetterId letter,
      @RequestHeader("X-Twilio-Signature") String signature) {
    var posted = new java.util.TreeMap<>(form);
    posted.remove("letter");
    if (!isSigned("/webhooks/twilio/status?letter=" + letter, posted, signature)) {
      return ResponseEntity.status(403).build();
    }
    var status = posted.getOrDefault("MessageStatus", "");
    var error = posted.get("ErrorCode");
    Sight.HOUSE.run(() -> takeInText.status(letter, status, error, clock.instant()));
    return ResponseEntity.noContent().build();
  }

  @PostMapping(path = "/inbound", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @Allowed(Role.GATEWAY)
  ResponseEntity<String> inbound(
      @RequestParam Map<String, String> form,
      @RequestHeader("X-Twilio-Signature") String signature) {
    if (!isSigned("/webhooks/twilio/inbound", form, signature)) {
      return ResponseEntity.status(403).build();
    }
    var body = form.getOrDefault("Body", "");
    Sight.HOUSE.run(() ->
        takeInText.inbound(
            form.getOrDefault("MessageSid", ""),
            form.getOrDefault("From", ""),
            said(form.get("OptOutType"), body),
            body.length() <= 1600 ? body : body.substring(0, 1600),
            clock.instant()));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body("<Response/>");
  }

  private boolean isSigned(String path, Map<String, String> form, String signature) {
    return signatures.validate("https://" + neutral.publicHost() + path, form, signature);
  }

  private static Said said(@Nullable String optOut, String body) {
    var word = (optOut == null ? body : optOut).strip().toUpperCase(Locale.ROOT);
    if (STOP_WORDS.contains(word)) {
      return Said.STOP;
    }
    return START_WORDS.contains(word) ? Said.START : Said.WORDS;
  }
}
