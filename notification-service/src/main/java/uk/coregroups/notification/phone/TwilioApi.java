package uk.coregroups.notification.phone;

import com.twilio.security.RequestValidator;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
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
import uk.coregroups.notification.letter.SentTexts.Text;
import uk.coregroups.notification.post.TextToken;

/**
 * Twilio's webhooks, as the gateway passes them on. The signature is made over the public address,
 * which is configured: what the request looks like behind the gateway says nothing about it.
 *
 * <p>What cannot be saved is answered with 503, so that the provider tries again or goes its other
 * way, and looked for in its list afterwards.
 */
@RestController
@RequestMapping("/webhooks/twilio")
class TwilioApi {

  private static final Logger LOG = LoggerFactory.getLogger(TwilioApi.class);
  private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{2,64}");
  private static final String RETRY_AFTER_SECONDS = "30";

  private final AcceptText acceptText;
  private final TakeInReport takeInReport;
  private final LookThroughTexts list;
  private final RequestValidator signatures;
  private final Neutral neutral;
  private final Clock clock;

  TwilioApi(
      AcceptText acceptText,
      TakeInReport takeInReport,
      LookThroughTexts list,
      TextToken token,
      Neutral neutral,
      Clock clock) {
    this.acceptText = acceptText;
    this.takeInReport = takeInReport;
    this.list = list;
    this.signatures = new RequestValidator(token.value());
    this.neutral = neutral;
    this.clock = clock;
  }

  @PostMapping(path = "/status", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @Allowed(Role.GATEWAY)
  ResponseEntity<Void> status(
      @RequestParam Map<String, String> form,
      @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signature,
      HttpServletRequest request) {
    var posted = new TreeMap<>(form);
    var written = posted.remove("letter");
    if (!isSigned("/webhooks/twilio/status?" + request.getQueryString(), posted, signature)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    var text = text(written, posted.getOrDefault("MessageSid", ""));
    if (text.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    var status = posted.getOrDefault("MessageStatus", "");
    var error = code(posted.get("ErrorCode"));
    return saved(
        () -> takeInReport.of(text.get(), status, error, clock.instant()),
        ResponseEntity.noContent().build());
  }

  @PostMapping(path = "/inbound", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @Allowed(Role.GATEWAY)
  ResponseEntity<String> inbound(
      @RequestParam Map<String, String> form,
      @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signature) {
    if (!isSigned("/webhooks/twilio/inbound", form, signature)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    var text = ReceivedText.of(form, clock.instant());
    return saved(
        () -> acceptText.toldNow(text),
        ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body("<Response/>"));
  }

  /** Whatever prevents it, the text is not lost: it is sent again, and looked for. */
  private <T> ResponseEntity<T> saved(Runnable work, ResponseEntity<T> done) {
    try {
      Sight.HOUSE.run(work);
      return done;
    } catch (RuntimeException e) {
      list.lookSoon();
      // A message may quote the text.
      LOG.warn("A webhook was not taken in: {}", e.getClass().getName());
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header("Retry-After", RETRY_AFTER_SECONDS)
          .build();
    }
  }

  private boolean isSigned(String path, Map<String, String> form, String signature) {
    return signatures.validate("https://" + neutral.publicHost() + path, form, signature);
  }

  private static Optional<Text> text(@Nullable String letter, String sid) {
    try {
      return letter == null || !SID.matcher(sid).matches()
          ? Optional.empty()
          : Optional.of(new Text(LetterId.of(letter), sid));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Integer code(@Nullable String written) {
    return written != null && written.matches("[0-9]{1,9}") ? Integer.valueOf(written) : null;
  }
}
