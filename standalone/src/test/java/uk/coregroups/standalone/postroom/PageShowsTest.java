package uk.coregroups.standalone.postroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageShowsTest {

  private final Demo demo = new Demo();
  private final Visitor visitor = new Visitor(demo);

  @AfterEach
  void close() {
    visitor.close();
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/texts", "/mailbox?of=n%40anytown.example", "/phone?number=%2B44"})
  void beforeAnythingHasComeThePagesSaySo(String path) throws Exception {
    assertThat(visitor.page(path).text()).contains("Nothing has arrived yet");
  }

  @Test
  void everyReceiverIsListedWithTheirLatestMailFirst() throws Exception {
    demo.write(Demo.MS_OKAFOR, "First", "Hello");
    demo.write("head@hillside.example", "Second", "Hello");
    demo.write("N.Okafor@anytown.example", "<b>Third</b>", "Hello");

    var rows = visitor.page("/").select("tbody tr");
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().text())
        .isEqualTo("n.okafor@anytown.example 2 <b>Third</b> Tuesday 31 March 2026, 10:00");
    var mailbox = visitor.page(rows.getFirst().expectFirst("a").attr("href"));
    assertThat(mailbox.select("tbody tr").eachText())
        .containsExactly(
            "Appointments, Anytown Council <b>Third</b> Tuesday 31 March 2026, 10:00",
            "Appointments, Anytown Council First Tuesday 31 March 2026, 10:00");
    assertThat(mailbox.select("tbody a").eachAttr("href")).containsExactly("/mail/3", "/mail/1");
  }

  @Test
  void aLongMailboxIsPagedAtFifty() throws Exception {
    try (var transport = demo.session().getTransport("smtp")) {
      transport.connect();
      for (int i = 1; i <= 51; i++) {
        var letter = demo.letter(Demo.MS_OKAFOR, "Mail " + i);
        letter.setText("Hello");
        transport.sendMessage(letter, letter.getAllRecipients());
      }
    }
    var first = visitor.page("/mailbox?of=" + Demo.MS_OKAFOR);
    assertThat(first.select("tbody tr")).hasSize(50);
    assertThat(first.text()).contains("Page 1 of 2");
    var second = visitor.page(first.expectFirst("a[rel=next]").attr("href"));
    assertThat(second.select("tbody tr").eachText()).singleElement().asString().contains("Mail 1 ");
    assertThat(second.select("a[rel=prev]")).hasSize(1);
    assertThat(second.select("a[rel=next]")).isEmpty();
  }

  @Test
  void aMailIsShownAsItsReceiverSeesIt() throws Exception {
    demo.invite(Demo.MS_OKAFOR);

    var page = visitor.page("/mail/1");
    assertThat(page.select("dt").eachText())
        .containsExactly(
            "From",
            "To",
            "Date",
            "Method",
            "When",
            "Summary",
            "Location",
            "Status",
            "UID",
            "SEQUENCE");
    assertThat(page.select("dd").eachText())
        .contains(
            "\"Appointments, Anytown Council\" <appointments@appointments.example>",
            "Tuesday 14 April 2026, 10:00 to 11:30 (UK time)",
            Demo.SUMMARY,
            "Town Hall; room 2",
            "2");
    var link = page.expectFirst(".postroom-words a");
    assertThat(link.text()).isEqualTo(Demo.LINK);
    assertThat(link.attr("href")).isEqualTo(visitor.gateway() + "/a/7F3K?t=1&u=2");
    assertThat(page.text()).contains("Croeso, tŷ.");
  }

  @Test
  void theFormattedPartIsInAFrameThatRunsNothing() throws Exception {
    demo.invite(Demo.MS_OKAFOR);

    var frame = visitor.page("/mail/1").expectFirst("iframe[title]");
    assertThat(frame.attr("sandbox")).doesNotContain("allow-scripts", "allow-same-origin");
    var inside = Jsoup.parse(frame.attr("srcdoc"));
    assertThat(inside.text()).isEqualTo("Please answer: " + Demo.LINK + " <soon>");
    assertThat(inside.expectFirst("a").attr("href"))
        .isEqualTo(visitor.gateway() + "/a/7F3K?t=1&u=2");
    assertThat(visitor.get("/mail/1").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("script-src");
  }

  @Test
  void theSourceIsTheMailByteForByte() throws Exception {
    demo.invite(Demo.MS_OKAFOR);

    var source = visitor.get("/mail/1/source");
    assertThat(source.body()).isEqualTo(new String(demo.room.mails().getFirst().raw(), UTF_8));
    assertThat(source.headers().firstValue("Content-Type")).hasValue("text/plain; charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mail/2", "/mail/0", "/mail/1/nothing", "/mail/99999999999", "/etc"})
  void whatIsNotThereIsNotFound(String path) throws Exception {
    demo.write(Demo.MS_OKAFOR, "Appointment", "Please come");

    assertThat(visitor.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void theLookIsBorrowedWithoutWhatOnlyGovUkMayUse() throws Exception {
    var css = visitor.get("/style.css").body();
    assertThat(css).contains(".govuk-button", ".postroom-header", "font-family:arial");
    assertThat(css).doesNotContain("GDS Transport", "@font-face", "Calvert", "crest", "url(");
  }

  @Test
  void everyPageHasALanguageATitleOneHeadingAndLabels() throws Exception {
    demo.invite(Demo.MS_OKAFOR);
    visitor.text("Ring us");
    for (var path :
        new String[] {
          "/",
          "/mailbox?of=" + Demo.MS_OKAFOR,
          "/mail/1",
          "/texts",
          "/phone?number=%2B447700900123",
          "/nothing"
        }) {
      var page = visitor.page(path);
      assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
      assertThat(page.title()).endsWith(" - Post room (demo)");
      assertThat(page.select("h1")).hasSize(1);
      assertThat(page.select("main#main-content")).hasSize(1);
      assertThat(page.select("textarea, input:not([type=hidden])"))
          .allSatisfy(field -> assertThat(labelOf(page, field)).isNotNull());
      assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
      assertThat(page.select("script, [onclick], style")).isEmpty();
    }
  }

  private static Element labelOf(Document page, Element field) {
    return page.expectFirst("label[for=" + field.id() + "]");
  }
}
