package uk.coregroups.standalone.postroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageActsTest {

  private final Demo demo = new Demo();
  private final Visitor visitor = new Visitor(demo);

  @AfterEach
  void close() {
    visitor.close();
    demo.close();
  }

  @ParameterizedTest
  @CsvSource({
    "accept, The calendar has accepted., ACCEPTED",
    "tentative, The calendar has accepted tentatively., TENTATIVE",
    "decline, The calendar has declined., DECLINED"
  })
  void theButtonsAnswerTheOrganiser(String act, String said, String partstat) throws Exception {
    demo.invite(Demo.MS_OKAFOR);
    assertThat(visitor.page("/mail/1").select("form[action=/mail/1/" + act + "][method=post]"))
        .hasSize(1);

    var after = Jsoup.parse(visitor.post("/mail/1/" + act, Map.of()).body());
    assertThat(after.select(".govuk-notification-banner").text()).contains(said);
    assertThat(demo.room.mails()).hasSize(2);
    assertThat(visitor.page("/mail/2").select("dd").eachText()).contains("REPLY", partstat);
  }

  @Test
  void aCancellationOffersNoAnswer() throws Exception {
    demo.invite(Demo.MS_OKAFOR, "CANCEL");

    assertThat(visitor.page("/mail/1").select("dd").eachText()).contains("CANCEL");
    assertThat(visitor.page("/mail/1").select("form[action=/mail/1/accept]")).isEmpty();
    assertThat(visitor.post("/mail/1/accept", Map.of()).statusCode()).isEqualTo(502);
  }

  @Test
  void aPersonRepliesInTheirOwnWordsAndAMachineInItsOwn() throws Exception {
    demo.write(Demo.MS_OKAFOR, "Appointment", "Please come");

    assertThat(visitor.post("/mail/1/reply", Map.of("text", "I'm in & out")).body())
        .contains("Done");
    assertThat(demo.room.mails().get(1).open().text()).hasValue("I'm in & out\r\n");
    visitor.post("/mail/1/out-of-office", Map.of());
    visitor.post("/mail/1/bounce", Map.of());
    assertThat(demo.room.mails().subList(2, 4))
        .extracting(mail -> mail.open().subject())
        .containsExactly("Automatic reply: Appointment", "Undelivered mail returned to sender");
    assertThat(visitor.page("/mail/4").select("h2").eachText()).contains("As plain text");
  }

  @Test
  void anEmptyReplyIsAskedForAgain() throws Exception {
    demo.write(Demo.MS_OKAFOR, "Appointment", "Please come");

    var again = visitor.post("/mail/1/reply", Map.of("text", " "));
    assertThat(again.statusCode()).isEqualTo(400);
    var page = Jsoup.parse(again.body());
    assertThat(page.title()).startsWith("Error: ");
    var field = page.expectFirst(page.expectFirst(".govuk-error-summary a").attr("href"));
    assertThat(page.expectFirst("#" + field.attr("aria-describedby")).text())
        .isEqualTo("Error: Enter a reply");
    assertThat(demo.room.mails()).hasSize(1);
  }

  @Test
  void whatCannotBeSentIsSaidInWords() throws Exception {
    demo.write(Demo.MS_OKAFOR, "Appointment", "Please come");
    demo.room.smtpDown();

    var said = visitor.post("/mail/1/reply", Map.of("text", "Yes"));
    assertThat(said.statusCode()).isEqualTo(502);
    assertThat(said.body()).contains("The mail server did not take the answer to Mail 1");
  }

  @Test
  void textsShowAsOnALockedScreenAndCanBeAnswered() throws Exception {
    visitor.text("Ring us: " + Demo.LINK);

    assertThat(visitor.page("/texts").select("tbody tr").text())
        .isEqualTo(Visitor.PHONE + " 1 Ring us: " + Demo.LINK + " Tuesday 31 March 2026, 10:00");
    var path = visitor.page("/texts").expectFirst("tbody a").attr("href");
    assertThat(visitor.page(path).select(".postroom-screen").text())
        .isEqualTo(Demo.SENDER + ", Tuesday 31 March 2026, 10:00 Ring us: " + Demo.LINK);
    assertThat(visitor.page(path).expectFirst(".postroom-screen a").attr("href"))
        .startsWith(visitor.gateway());

    var after = visitor.post("/phone", Map.of("number", Visitor.PHONE, "body", "Stop"));
    assertThat(after.body()).contains("Your answer has been sent.", "has said STOP");
    assertThat(demo.heard.take().form().fields()).containsEntry("OptOutType", "STOP");
    assertThat(visitor.post("/phone", Map.of("number", Visitor.PHONE, "body", "")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void anotherSiteMayNotAct() throws Exception {
    demo.write(Demo.MS_OKAFOR, "Appointment", "Please come");

    var request = visitor.posting("/mail/1/reply", Map.of("text", "Not me"));
    var refused = visitor.send(request.header("Sec-Fetch-Site", "cross-site").build());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(demo.room.mails()).hasSize(1);
  }

  @Test
  void lookingNeverActs() throws Exception {
    demo.invite(Demo.MS_OKAFOR);

    assertThat(visitor.get("/mail/1/accept").statusCode()).isEqualTo(404);
    assertThat(demo.room.mails()).hasSize(1);
  }
}
