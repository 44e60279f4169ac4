package uk.coregroups.standalone.phone;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.standalone.door.Answer;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.door.Request;

/** Every message of the account, in and out, as Twilio lists them: the newest first, by pages. */
final class MessageList {

  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 1000;

  private final SmsAccount account;
  private final List<Listed> all = new ArrayList<>();

  MessageList(SmsAccount account) {
    this.account = account;
  }

  /**
   * One message.
   *
   * @param at to the second, as it is told
   */
  record Listed(
      String sid,
      String from,
      String to,
      String body,
      String direction,
      String status,
      @Nullable Integer error,
      Instant at) {}

  synchronized void add(Listed one) {
    all.addFirst(one);
  }

  /** Whether it is asked for the list, or for one message of it. */
  boolean isAskedFor(Request request) {
    return request.method().equals("GET") && request.path().startsWith(place());
  }

  synchronized Answer answer(Request request) {
    var path = request.path().substring(place().length());
    if (path.equals(".json")) {
      return page(request.query());
    }
    return all.stream()
        .filter(one -> path.equals("/" + one.sid() + ".json"))
        .findFirst()
        .map(one -> json(fields(one)))
        .orElseGet(Refusal.NOT_FOUND::answer);
  }

  private Answer page(Form query) {
    int size = query.text("PageSize").map(Integer::parseInt).orElse(PAGE);
    int page = query.text("Page").map(Integer::parseInt).orElse(0);
    int from = page * Math.clamp(size, 1, LARGEST_PAGE);
    var found = all.stream().filter(one -> isAskedFor(one, query)).toList();
    int until = Math.min(found.size(), from + size);
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put(
        "messages",
        found.subList(Math.min(from, until), until).stream().map(this::fields).toList());
    answer.put("page", page);
    answer.put("page_size", size);
    answer.put("start", from);
    answer.put("end", Math.max(until - 1, 0));
    answer.put("uri", address(query, page));
    answer.put("first_page_uri", address(query, 0));
    answer.put("previous_page_uri", page == 0 ? null : address(query, page - 1));
    answer.put("next_page_uri", until < found.size() ? address(query, page + 1) : null);
    return json(answer);
  }

  private String address(Form query, int page) {
    var fields = new LinkedHashMap<>(query.fields());
    fields.put("Page", String.valueOf(page));
    fields.put("PageToken", "P" + page);
    return place() + ".json?" + new Form(fields).written();
  }

  private static boolean isAskedFor(Listed one, Form query) {
    return query.text("To").map(one.to()::equals).orElse(true)
        && query.text("From").map(one.from()::equals).orElse(true)
        && moment(query, "DateSent>").map(from -> !one.at().isBefore(from)).orElse(true)
        && moment(query, "DateSent<").map(until -> !one.at().isAfter(until)).orElse(true);
  }

  /** A day, or a second of UTC, whether it says so or not: the provider's own library does not. */
  private static Optional<Instant> moment(Form query, String name) {
    return query
        .text(name)
        .map(said -> said.length() > 10 ? said.substring(0, 19) : said + "T00:00:00")
        .map(second -> Instant.parse(second + "Z"));
  }

  private String place() {
    return "/" + SmsAccount.VERSION + "/Accounts/" + account.id() + "/Messages";
  }

  private Map<String, @Nullable Object> fields(Listed one) {
    var uri = place() + "/" + one.sid();
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("sid", one.sid());
    fields.put("account_sid", account.id());
    fields.put("api_version", SmsAccount.VERSION);
    fields.put("messaging_service_sid", null);
    fields.put("to", one.to());
    fields.put("from", one.from());
    fields.put("body", one.body());
    fields.put("status", one.status());
    fields.put("direction", one.direction());
    fields.put("date_created", RFC_2822.format(one.at()));
    fields.put("date_updated", RFC_2822.format(one.at()));
    fields.put("date_sent", RFC_2822.format(one.at()));
    fields.put("num_media", "0");
    fields.put("num_segments", "1");
    fields.put("price", null);
    fields.put("price_unit", "USD");
    fields.put("error_code", one.error());
    fields.put("error_message", null);
    fields.put("uri", uri + ".json");
    fields.put("subresource_uris", Map.of("media", uri + "/Media.json"));
    return fields;
  }

  private static Answer json(Map<String, @Nullable Object> fields) {
    var headers = Map.of("Content-Type", "application/json");
    return Answer.of(200, headers, JsonMapper.shared().writeValueAsString(fields));
  }
}
