package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outsider notices what is planted for them, wherever it is and however it is written. */
class OutsiderTest {

  @TempDir Path folder;

  @BeforeEach
  void nothingIsThere() throws Exception {
    Outsider.empty(folder, Stream.of("Ava Hartley", "14 Mill Lane, Anytown"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mail/1.eml     | Subject: About Ava  Hartley#n#nHello",
        "mail/1.eml     | Subject: =?utf-8?Q?About_Ava_H?= =?utf-8?Q?artley?=#n#nHello",
        "mail/1.eml     | Subject: Hello#nX-About: AvaHartley#n#nHello",
        "mail/1.eml     | Subject: Hello#n#nMeet at 14 Mill Lane,#nAnytown",
        "mail/1.eml     | Subject: Hello#nContent-Type: text/html#n#nAva <b>Hart</b>ley",
        "mail/1.eml     | Subject: Hello#n#nhttps://x.example/coregroups",
        "mail/1.eml     | Subject: Hello#n#nChild-Protection",
        "mail/1.eml     | Subject: Hello#n#nDear DSL,",
        "calendar/1.ics | SUMMARY:Meeting of Ava Har#n tley",
        "calendar/1.ics | DESCRIPTION:Safe#n guarding",
        "sms/1.txt      | To: +447700900123#n#nConference at ten",
        "sms/1.txt      | To: +447700900123#n#nava hartley, ten o'clock",
        "log/gateway.log| 2026-12-17 INFO GET /people?find=Ava%20Hartley answered#nAva Hartley"
      })
  void whatIsPlantedIsFound(String file, String words) throws Exception {
    Files.writeString(folder.resolve(file.strip()), words.replace("#n", "\n"));

    assertThat(new Outsider(folder).learns()).isNotEmpty();
  }

  @Test
  void aNameInAPartInBase64IsFound() throws Exception {
    var hidden =
        Base64.getMimeEncoder()
            .encodeToString("Ava Hartley comes too".getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        folder.resolve("mail/1.eml"),
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + hidden
            + "\r\n--x--\r\n");

    assertThat(new Outsider(folder).learns()).containsExactly("1.eml names: Ava Hartley");
  }

  @Test
  void theNameOfAFileIsReadToo() throws Exception {
    Files.writeString(folder.resolve("calendar/ava-hartley.ics"), "BEGIN:VCALENDAR");

    assertThat(new Outsider(folder).learns()).containsExactly("ava-hartley.ics names: Ava Hartley");
  }

  @Test
  void theTradesWordsMayStandInALog() throws Exception {
    Files.writeString(folder.resolve("log/scheduling.log"), "A core group was not known");

    assertThat(new Outsider(folder).learns()).isEmpty();
  }

  @Test
  void anOrdinaryLetterTellsNothing() throws Exception {
    Files.writeString(
        folder.resolve("mail/1.eml"),
        "To: m.h.1988@mail.example\n\nYou are invited to appointment M-7F3K."
            + " https://appointments.example/a/x-dsl-y");

    assertThat(new Outsider(folder).learns()).isEmpty();
  }
}
