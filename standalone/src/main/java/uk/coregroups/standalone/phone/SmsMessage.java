package uk.coregroups.standalone.phone;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.door.Answer;
import uk.coregroups.standalone.door.Form;

/** A message the provider has taken, and what it says about it. */
record SmsMessage(String sid, SmsAccount account, Form form) {

  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Twilio's number for a phone that is switched off. */
  static final int UNREACHABLE = 30003;

  static SmsMessage of(Form form, SmsAccount account) {
    return new SmsMessage(newSid(), account, form);
  }

  static String newSid() {
    return "SM" + UUID.randomUUID().toString().replace("-", "");
  }

  String to() {
    return form.text("To").orElseThrow();
  }

  /** The sender's number; a messaging service sends from the account's. */
  String from() {
    return form.text("From").orElse(account.sender());
  }

  String body() {
    return form.text("Body").orElseThrow();
  }

  boolean isDeliverable() {
    return ReceivedText.isReachable(to());
  }

  /** What is reported to the sender, in that order. */
  List<Map<String, String>> reports() {
    return List.of(report("sent"), report(isDeliverable() ? "delivered" : "undelivered"));
  }

  private Map<String, String> report(String status) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("MessageSid", sid);
    fields.put("SmsSid", sid);
    fields.put("MessageStatus", status);
    fields.put("SmsStatus", status);
    fields.put("To", to());
    fields.put("From", from());
    fields.put("AccountSid", account.id());
    fields.put("ApiVersion", SmsAccount.VERSION);
    form.text("MessagingServiceSid").ifPresent(id -> fields.put("MessagingServiceSid", id));
    if (status.equals("undelivered")) {
      fields.put("ErrorCode", String.valueOf(UNREACHABLE));
    }
    return fields;
  }

  /** The answer to the post, before the message has gone anywhere. Segments are not counted. */
  Answer answer(Instant now) {
    var uri = "/" + SmsAccount.VERSION + "/Accounts/" + account.id() + "/Messages/" + sid;
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("sid", sid);
    words.put("account_sid", account.id());
    words.put("api_version", SmsAccount.VERSION);
    words.put("messaging_service_sid", form.text("MessagingServiceSid").orElse(null));
    words.put("to", to());
    words.put("from", form.text("From").orElse(null));
    words.put("body", body());
    words.put("status", "queued");
    words.put("direction", "outbound-api");
    words.put("date_created", RFC_2822.format(now));
    words.put("date_updated", RFC_2822.format(now));
    words.put("date_sent", null);
    words.put("num_media", "0");
    words.put("num_segments", form.text("From").isPresent() ? "1" : "0");
    words.put("price", null);
    words.put("price_unit", "USD");
    words.put("error_code", null);
    words.put("error_message", null);
    words.put("uri", uri + ".json");
    words.put("subresource_uris", Map.of("media", uri + "/Media.json"));
    var headers = Map.of("Content-Type", "application/json");
    return Answer.of(201, headers, JsonMapper.shared().writeValueAsString(words));
  }
}
