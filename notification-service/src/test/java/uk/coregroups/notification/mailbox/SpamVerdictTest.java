package uk.coregroups.notification.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How mail servers say what they take for junk. */
class SpamVerdictTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Spam-Flag: YES",
        "X-Spam: Yes",
        "X-Spam-Status: Yes, score=9.1 required=5.0",
        "X-MS-Exchange-Organization-SCL: 5",
        "X-MS-Exchange-Organization-SCL: 9",
        "X-Forefront-Antispam-Report: CIP:203.0.113.1;CTRY:XX;SFV:SPM;SCL:6;",
        "X-Forefront-Antispam-Report: CIP:203.0.113.1;SFV:NSPM; CAT:HPHSH;",
        "X-Bogosity: Spam, tests=bogofilter"
      })
  void thisIsJunk(String header) throws MessagingException {
    assertThat(SpamVerdict.isJunk(mail(header))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Spam-Flag: NO",
        "X-Spam-Status: No, score=-1.0 required=5.0 tests=YES",
        "X-MS-Exchange-Organization-SCL: -1",
        "X-MS-Exchange-Organization-SCL: 1",
        "X-Forefront-Antispam-Report: CIP:203.0.113.1;SFV:NSPM;SCL:1;CAT:NONE",
        "Subject: X-Spam-Flag: YES"
      })
  void thisIsNot(String header) throws MessagingException {
    assertThat(SpamVerdict.isJunk(mail(header))).isFalse();
  }

  private static MimeMessage mail(String header) throws MessagingException {
    var mail = header + "\r\nFrom: a@b.example\r\n\r\nHello\r\n";
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(UTF_8)));
  }
}
