package uk.coregroups.standalone.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import uk.coregroups.standalone.door.Answer;
import uk.coregroups.standalone.door.Door;
import uk.coregroups.standalone.door.Form;
import uk.coregroups.standalone.door.LinkHost;
import uk.coregroups.standalone.door.Request;

/**
 * A provider of texts on loopback that speaks as Twilio does, with every phone it serves.
 *
 * <p>It keeps texts for numbers it could not reach, marked as such. It does not keep what it
 * refused.
 */
public final class SmsServer implements AutoCloseable {

  /** A report overtaking the answer it is about would be possible, but it is not usual. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(200);

  private final SmsAccount account;
  private final InstantSource clock;
  private final LinkHost host;
  private final Webhook webhook;
  private final List<ReceivedText> received = new ArrayList<>();
  private final MessageList messages;
  private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
  private final Set<String> untold = ConcurrentHashMap.newKeySet();
  private final ExecutorService reports = Executors.newVirtualThreadPerTaskExecutor();
  private final Door door;
  private volatile boolean suspended;

  private SmsServer(int port, SmsAccount account, LinkHost host, InstantSource clock) {
    this.account = account;
    this.messages = new MessageList(account);
    this.host = host;
    this.clock = clock;
    this.webhook = new Webhook(account.token(), host);
    this.door = Door.open(port, "texts", this::serve);
  }

  public static SmsServer open(int port, SmsAccount account, LinkHost host, InstantSource clock) {
    return new SmsServer(port, account, host, clock);
  }

  public int port() {
    return door.port();
  }

  /** Whether the account is suspended, and whoever asks for it is not let in. */
  public void suspend(boolean now) {
    suspended = now;
  }

  /** Every text taken so far, oldest first. */
  public List<ReceivedText> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** Could the sender not be told what became of it? */
  public boolean isUntold(ReceivedText text) {
    return untold.contains(text.sid());
  }

  /** Has the person with this phone said STOP? */
  public boolean isOptedOut(String phone) {
    return optedOut.contains(phone);
  }

  /**
   * Answers by text. STOP and START, and the words that mean the same, also close and open the
   * phone to further texts. It stands in the account's list whether anybody takes it or not.
   *
   * @throws IllegalStateException if nobody took the answer, even after several tries
   */
  public void answer(String phone, String body) {
    var keyword = Keyword.in(body);
    keyword.ifPresent(word -> obey(word, phone));
    var fields = inbound(phone, body);
    keyword.ifPresent(word -> fields.put("OptOutType", word.name()));
    messages.add(
        new MessageList.Listed(
            sid(fields), phone, account.sender(), body, "inbound", "received", null, second()));
    if (!posted(host.start() + "/webhooks/twilio/inbound", fields)) {
      throw new IllegalStateException("Nobody at " + host.gateway() + " took the answer by text.");
    }
  }

  @Override
  public void close() {
    door.close();
    reports.shutdownNow();
    webhook.close();
  }

  private Map<String, String> inbound(String phone, String body) {
    var sid = SmsMessage.newSid();
    var fields = new LinkedHashMap<String, String>();
    fields.put("MessageSid", sid);
    fields.put("SmsSid", sid);
    fields.put("SmsMessageSid", sid);
    fields.put("SmsStatus", "received");
    fields.put("AccountSid", account.id());
    fields.put("ApiVersion", SmsAccount.VERSION);
    fields.put("From", phone);
    fields.put("To", account.sender());
    fields.put("Body", body);
    fields.put("NumMedia", "0");
    fields.put("NumSegments", "1");
    return fields;
  }

  private static String sid(Map<String, String> fields) {
    return String.valueOf(fields.get("MessageSid"));
  }

  private Instant second() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private void obey(Keyword word, String phone) {
    switch (word) {
      case STOP -> optedOut.add(phone);
      case START -> optedOut.remove(phone);
    }
  }

  private Answer serve(Request request) {
    if (suspended || !account.isProvenBy(request)) {
      return Refusal.NOT_AUTHENTICATED.answer();
    }
    if (messages.isAskedFor(request)) {
      return messages.answer(request);
    }
    if (!request.isPost() || !request.path().equals(account.messages())) {
      return Refusal.NOT_FOUND.answer();
    }
    return Refusal.of(request.form(), optedOut)
        .map(Refusal::answer)
        .orElseGet(() -> take(request.form()));
  }

  private Answer take(Form form) {
    var message = SmsMessage.of(form, account);
    keep(message, clock.instant());
    form.text("StatusCallback")
        .ifPresent(callback -> reports.execute(() -> report(message, callback)));
    return message.answer(clock.instant());
  }

  private void keep(SmsMessage message, Instant now) {
    messages.add(
        new MessageList.Listed(
            message.sid(),
            message.from(),
            message.to(),
            message.body(),
            "outbound-api",
            message.isDeliverable() ? "delivered" : "undelivered",
            message.isDeliverable() ? null : SmsMessage.UNREACHABLE,
            second()));
    synchronized (received) {
      received.add(
          new ReceivedText(
              received.size() + 1,
              message.sid(),
              message.from(),
              message.to(),
              message.body(),
              now,
              message.isDeliverable()));
    }
  }

  private void report(SmsMessage message, String callback) {
    for (var fields : message.reports()) {
      if (!passed(ON_THE_WAY) || !posted(callback, fields)) {
        untold.add(message.sid());
        return;
      }
    }
  }

  private static boolean passed(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean posted(String url, Map<String, String> fields) {
    try {
      return webhook.post(url, fields);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
