package uk.coregroups.standalone.postroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything here is sent and checked by Twilio's own library. */
class TextsArriveTest {

  private static final String CALLBACK = "https://appointments.example/webhooks/twilio/status?l=7";
  private static final String INBOUND = "https://appointments.example/webhooks/twilio/inbound";
  private static final String PHONE = "+447700900123";

  private final Demo demo = new Demo();

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void aTextIsTakenAndReportedAsSentAndThenDelivered() throws Exception {
    demo.failures.set(2);
    var message =
        new MessageCreator(
                new PhoneNumber(PHONE), "MG0123456789abcdef0123456789abcdef", "Appointment – tŷ")
            .setStatusCallback(URI.create(CALLBACK))
            .setValidityPeriod(3600)
            .create(twilio(Demo.TOKEN));

    assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
    assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(message.getDateCreated().toInstant()).isEqualTo(Demo.TUESDAY_31_MARCH);
    assertThat(demo.room.texts())
        .singleElement()
        .satisfies(text -> {
          assertThat(text.sid()).isEqualTo(message.getSid());
          assertThat(text.sender()).isEqualTo(Demo.SENDER);
          assertThat(text.phone()).isEqualTo(PHONE);
          assertThat(text.body()).isEqualTo("Appointment – tŷ");
          assertThat(text.delivered()).isTrue();
        });
    var sent = signed(CALLBACK);
    assertThat(sent.path()).isEqualTo("/webhooks/twilio/status");
    assertThat(sent.query().text("l")).hasValue("7");
    assertThat(sent.form().fields())
        .containsEntry("MessageStatus", "sent")
        .containsEntry("MessageSid", message.getSid())
        .containsEntry("To", PHONE)
        .containsEntry("From", Demo.SENDER)
        .containsEntry("AccountSid", Demo.ACCOUNT)
        .containsEntry("ApiVersion", "2010-04-01")
        .containsEntry("MessagingServiceSid", "MG0123456789abcdef0123456789abcdef");
    assertThat(signed(CALLBACK).form().fields())
        .containsEntry("MessageStatus", "delivered")
        .doesNotContainKey("ErrorCode");
  }

  @Test
  void aNumberThatEndsInThreeNoughtsIsReportedAsUnreachable() throws Exception {
    text("+447700900000").setStatusCallback(URI.create(CALLBACK)).create(twilio(Demo.TOKEN));

    assertThat(signed(CALLBACK).form().fields()).containsEntry("MessageStatus", "sent");
    assertThat(signed(CALLBACK).form().fields())
        .containsEntry("MessageStatus", "undelivered")
        .containsEntry("ErrorCode", "30003");
    assertThat(demo.room.texts()).singleElement().matches(text -> !text.delivered());
  }

  @Test
  void aCallbackElsewhereIsPostedThere() throws Exception {
    var elsewhere = "http://127.0.0.1:" + demo.gateway.port() + "/elsewhere";
    text(PHONE).setStatusCallback(URI.create(elsewhere)).create(twilio(Demo.TOKEN));

    assertThat(signed(elsewhere).path()).isEqualTo("/elsewhere");
  }

  @ParameterizedTest
  @CsvSource({"07700900123, Hello, 21211", "+44x, Hello, 21211", "+447700900123, '', 21602"})
  void aTextThatIsWrittenWronglyIsRefusedByTwiliosNumbers(String to, String body, int code) {
    var wrong = new MessageCreator(new PhoneNumber(to), new PhoneNumber(Demo.SENDER), body);

    assertThatThrownBy(() -> wrong.create(twilio(Demo.TOKEN)))
        .asInstanceOf(type(ApiException.class))
        .satisfies(refusal -> {
          assertThat(refusal.getCode()).isEqualTo(code);
          assertThat(refusal.getStatusCode()).isEqualTo(400);
        });
    assertThat(demo.room.texts()).isEmpty();
  }

  @Test
  void aCallbackThatNobodyCouldCallIsRefused() {
    var wrong = text(PHONE).setStatusCallback(URI.create("appointments.example/status"));

    assertThatThrownBy(() -> wrong.create(twilio(Demo.TOKEN)))
        .asInstanceOf(type(ApiException.class))
        .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(21609));
  }

  @Test
  void anAnswerThatTheGatewayRefusesIsNotPressedOnIt() {
    demo.failures.set(9);
    demo.failure = 403;

    assertThatThrownBy(() -> demo.room.answerByText(PHONE, "Hello"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("took the answer by text");
    assertThat(demo.failures).hasValue(8);
  }

  @Test
  void nobodySendsWithAnotherPassword() {
    assertThatThrownBy(() -> text(PHONE).create(twilio("guessed")))
        .asInstanceOf(type(ApiException.class))
        .satisfies(refusal -> {
          assertThat(refusal.getCode()).isEqualTo(20003);
          assertThat(refusal.getStatusCode()).isEqualTo(401);
        });
  }

  @Test
  void nobodySendsWhileTheAccountIsSuspended() {
    demo.room.textsSuspended();
    assertThatThrownBy(() -> text(PHONE).create(twilio(Demo.TOKEN)))
        .asInstanceOf(type(ApiException.class))
        .satisfies(refusal -> assertThat(refusal.getStatusCode()).isEqualTo(401));
    demo.room.textsResumed();
    text(PHONE).create(twilio(Demo.TOKEN));

    assertThat(demo.room.texts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "stop ", "StopAll", "UNSUBSCRIBE", "cancel", "END", "Quit"})
  void whoSaysStopGetsNoMoreUntilTheySayStart(String stop) throws Exception {
    demo.room.answerByText(PHONE, stop);

    assertThat(signed(INBOUND).form().fields())
        .containsEntry("From", PHONE)
        .containsEntry("To", Demo.SENDER)
        .containsEntry("Body", stop)
        .containsEntry("OptOutType", "STOP")
        .hasEntrySatisfying("MessageSid", sid -> assertThat(sid).matches("SM[0-9a-f]{32}"));
    assertThatThrownBy(() -> text(PHONE).create(twilio(Demo.TOKEN)))
        .asInstanceOf(type(ApiException.class))
        .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(21610));

    demo.room.answerByText(PHONE, "start");
    assertThat(signed(INBOUND).form().fields()).containsEntry("OptOutType", "START");
    text(PHONE).create(twilio(Demo.TOKEN));
    assertThat(demo.room.texts()).hasSize(1);
  }

  @Test
  void otherWordsArePassedOnAndStopNothing() throws Exception {
    demo.room.answerByText(PHONE, "Please stop ringing & call me");

    assertThat(signed(INBOUND).form().fields())
        .containsEntry("Body", "Please stop ringing & call me")
        .doesNotContainKey("OptOutType");
    text(PHONE).create(twilio(Demo.TOKEN));
  }

  private static MessageCreator text(String to) {
    return new MessageCreator(new PhoneNumber(to), new PhoneNumber(Demo.SENDER), "Appointment");
  }

  private uk.coregroups.standalone.door.Request signed(String url) throws InterruptedException {
    var request = demo.heard.poll(10, TimeUnit.SECONDS);
    assertThat(request).as("something posted to the gateway").isNotNull();
    var signature = request.header("X-Twilio-Signature").orElseThrow();
    var validator = new RequestValidator(Demo.TOKEN);
    assertThat(validator.validate(url, request.form().fields(), signature)).isTrue();
    assertThat(validator.validate(url + "0", request.form().fields(), signature)).isFalse();
    return request;
  }

  private TwilioRestClient twilio(String token) {
    var base = URI.create("http://127.0.0.1:" + demo.room.smsPort());
    return new TwilioRestClient.Builder(Demo.ACCOUNT, token).httpClient(new Rebased(base)).build();
  }

  /** Twilio's client, sent to another host. */
  private static final class Rebased extends NetworkHttpClient {

    private final URI base;

    Rebased(URI base) {
      this.base = base;
    }

    @Override
    public Response makeRequest(Request request) {
      var path = URI.create(request.getUrl()).getRawPath();
      var sent = new Request(request.getMethod(), base.resolve(path).toString());
      sent.setAuth(request.getUsername(), request.getPassword());
      request
          .getPostParams()
          .forEach((name, values) -> values.forEach(v -> sent.addPostParam(name, v)));
      return super.makeRequest(sent);
    }
  }
}
