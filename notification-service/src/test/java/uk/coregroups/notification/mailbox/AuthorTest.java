package uk.coregroups.notification.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A From is read as mail programs read it, and never as somebody it only mentions. */
class AuthorTest {

  private static final String REID = "j.reid@hillside.example";

  private static final Map<String, String> READ =
      Map.ofEntries(
          Map.entry("j.reid@hillside.example", REID),
          Map.entry("<J.Reid@Hillside.Example>", REID),
          Map.entry("John Reid <j.reid@hillside.example>", REID),
          Map.entry("\"Reid, John\" <j.reid@hillside.example>", REID),
          Map.entry("Reid, John <j.reid@hillside.example>", REID),
          Map.entry("\"John Reid <j.reid@hillside.example>", REID),
          Map.entry("John Reid\" <j.reid@hillside.example>", REID),
          Map.entry("John Reid (Head) <j.reid@hillside.example>", REID),
          Map.entry("John (Head <j.reid@hillside.example>", REID),
          Map.entry("j.reid@hillside.example (John Reid)", REID),
          Map.entry("John Reid <j.reid@hillside.example", REID),
          Map.entry("John Reid j.reid@hillside.example", REID),
          Map.entry("John Reid <mailto:j.reid@hillside.example>", REID),
          Map.entry("John Reid < j.reid@hillside.example >", REID),
          Map.entry("John Reid <<j.reid@hillside.example>>", REID),
          Map.entry("John Reid <@relay.example:j.reid@hillside.example>", REID),
          Map.entry("Staff: j.reid@hillside.example;", REID),
          Map.entry("j.reid@hillside.example, J.REID@hillside.example", REID),
          Map.entry("Si\u00e2n Reid <j.reid@hillside.example>", REID),
          Map.entry("=?utf-8?Q?Si=C3=A2n?= <j.reid@hillside.example>", REID),
          Map.entry("=?utf-8?Q?John_=3Cj.reid@hillside.example=3E?=", REID),
          Map.entry("=?x-nobody?Q?John?= <j.reid@hillside.example>", REID),
          Map.entry("'j.reid@hillside.example'", REID),
          Map.entry("j.reid@hillside.example.", REID),
          Map.entry(
              "\"j.reid@hillside.example\" <mallory@elsewhere.example>",
              "mallory@elsewhere.example"),
          Map.entry(
              "j.reid@hillside.example <mallory@elsewhere.example>", "mallory@elsewhere.example"),
          Map.entry(
              "=?utf-8?Q?=3Cj.reid@hillside.example=3E?= <mallory@elsewhere.example>",
              "mallory@elsewhere.example"),
          Map.entry(
              "mallory@elsewhere.example (j.reid@hillside.example)", "mallory@elsewhere.example"));

  @Test
  void theAddressIsFoundHoweverLooselyItIsWritten() throws MessagingException, IOException {
    for (var one : READ.entrySet()) {
      assertThat(author("From: " + one.getKey()).address())
          .as(one.getKey())
          .isEqualTo(one.getValue());
    }
  }

  @Test
  void severalWritersAreNobodyUnlessTheMailSaysWhoSentIt() throws MessagingException, IOException {
    var both = "From: j.reid@hillside.example, mallory@elsewhere.example";
    assertThat(author(both).address()).isNull();
    assertThat(author(both + "\nSender: j.reid@hillside.example").address()).isEqualTo(REID);
    assertThat(author(both + "\nSender: other@elsewhere.example").address()).isNull();
    assertThat(author("From: a@b.example\nFrom: c@d.example").address()).isNull();
  }

  @Test
  void whatCannotBeUsedIsShownAsItStood() throws MessagingException, IOException {
    var author = author("From: John Reid at Hillside");
    assertThat(author.address()).isNull();
    assertThat(author.shown()).isEqualTo("John Reid at Hillside");
    assertThat(author("Subject: nobody").shown()).isNull();
    assertThat(author("From: " + "<".repeat(5000) + "@").address()).isNull();
  }

  private static Author author(String headers) throws MessagingException, IOException {
    return Letters.of(headers, "Hello").author();
  }
}
