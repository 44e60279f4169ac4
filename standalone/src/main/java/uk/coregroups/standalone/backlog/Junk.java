package uk.coregroups.standalone.backlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Random;

/**
 * What strangers send: offers in plain words, newsletters as pages, some with something attached.
 * The mail server has seen through half of it.
 */
final class Junk {

  private static final int SENDERS = 800;
  private static final int ATTACHED = 30_000;
  private static final int NARROW = 76;
  private static final String SEEN_THROUGH =
      """
      X-Spam-Flag: YES
      X-Spam-Score: 8.3
      X-Spam-Status: Yes, score=8.3 required=5.0 tests=BAYES_99,HTML_MESSAGE
      """;
  private static final String LET_PASS =
      "X-Spam-Status: No, score=1.2 required=5.0 tests=HTML_MESSAGE\n";
  private static final String[] WORDS =
      ("the our your a new offer price week team office supply quote invoice training course"
              + " funding grant report service partner today save free delivery account update"
              + " please find call click visit below with from and for of in to is are we you this"
              + " that every best last chance secure online event register seminar webinar stock")
          .split(" ", -1);

  private final Random chance;
  private final Instant now;

  Junk(long seed, Instant now) {
    this.chance = new Random(seed);
    this.now = now;
  }

  String mail(int number) {
    int kind = chance.nextInt(20);
    var head = head(number);
    if (kind < 7) {
      return head + part("text/plain; charset=utf-8", "8bit", paragraphs(4));
    }
    if (kind < 10) {
      return head + part("text/html; charset=utf-8", "base64", page());
    }
    var body = part("text/plain; charset=utf-8", "quoted-printable", paragraphs(8));
    var page = part("text/html; charset=utf-8", "quoted-printable", page());
    return kind < 18
        ? head + many("alternative", number, body, page)
        : head + many("mixed", number, body, attachment());
  }

  private String head(int number) {
    var sender = "offers%d@shop%d.example".formatted(number % SENDERS, number % SENDERS / 4);
    var verdict = chance.nextBoolean() ? SEEN_THROUGH : LET_PASS;
    return """
    %s
    %sFrom: "%s" <%s>
    To: appointments@appointments.example
    Subject: %s
    Date: %s
    Message-ID: <%06d.offer@shop.example>
    MIME-Version: 1.0
    """
        .formatted(
            Trail.of(sender, number, now),
            verdict,
            words(2),
            sender,
            words(6),
            DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)),
            number);
  }

  private static String part(String type, String encoding, String text) {
    var body = encoding.equals("8bit") ? text : Form.encoded(text, encoding);
    return "Content-Type: %s\nContent-Transfer-Encoding: %s\n\n%s".formatted(type, encoding, body);
  }

  private static String many(String kind, int number, String one, String other) {
    var between = "----=_Part_%06d".formatted(number);
    return """
    Content-Type: multipart/%1$s; boundary="%2$s"

    --%2$s
    %3$s
    --%2$s
    %4$s
    --%2$s--
    """
        .formatted(kind, between, one, other);
  }

  private String attachment() {
    var octets = new byte[ATTACHED];
    chance.nextBytes(octets);
    return """
    Content-Type: application/pdf; name="offer.pdf"
    Content-Disposition: attachment; filename="offer.pdf"
    Content-Transfer-Encoding: base64

    """
        + Base64.getMimeEncoder(NARROW, new byte[] {'\n'}).encodeToString(octets);
  }

  private String paragraphs(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int line = 0; line < 4; line++) {
        text.append(words(11)).append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** A newsletter of some ten kilobytes, most of them markup. */
  private String page() {
    var page =
        new StringBuilder("<html><head><style>td{font-family:Arial}a{color:#15c}</style></head>\n");
    page.append("<body><table width=\"600\" cellpadding=\"0\" cellspacing=\"0\">\n");
    for (int row = 0; row < 24; row++) {
      page.append("<tr><td style=\"padding:12px;font-size:14px;line-height:20px;color:#333333\">")
          .append("<a href=\"https://shop.example/o?id=" + chance.nextInt(1_000_000) + "\">")
          .append(words(4))
          .append("</a><br>\n")
          .append(words(20))
          .append("<img src=\"https://shop.example/p.gif\" width=\"1\" height=\"1\" alt=\"\">")
          .append("</td></tr>\n");
    }
    return page.append("</table></body></html>\n").toString();
  }

  private String words(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[chance.nextInt(WORDS.length)]);
    }
    return text.toString();
  }
}
