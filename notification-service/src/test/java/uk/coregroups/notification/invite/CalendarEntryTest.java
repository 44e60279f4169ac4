package uk.coregroups.notification.invite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.coregroups.events.disclosure.ReasonWords;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.notification.Golden;
import uk.coregroups.notification.invite.CalendarEntry.Method;
import uk.coregroups.notification.letter.Neutral;

/** The calendar entry, byte for byte, and what must hold of every one of them. */
class CalendarEntryTest {

  private static final Neutral NEUTRAL =
      new Neutral(
          "Appointments, Anytown Council",
          "appointments@appointments.example",
          "appointments.example",
          "01632 960 123",
          "a key that writer and reader share",
          "Appointments",
          List.of("council"));
  private static final String REID = "j.reid@hillside.example";
  private static final String ROOM_2 = "Room 2, Civic Centre";
  private static final LocalDate TUESDAY_5_JANUARY = LocalDate.of(2027, 1, 5);
  private static final LocalDate CLOCKS_GO_FORWARD = LocalDate.of(2027, 3, 28);
  private static final LocalDate CLOCKS_GO_BACK = LocalDate.of(2027, 10, 31);
  private static final Instant NOW = Instant.parse("2026-12-21T09:00:00Z");
  private static final String DESCRIPTION =
      """
      Please answer: https://appointments.example/a/GmT5k7hJQ-utqG0fVxsYwAB5y2HdHlkF8y2jw0nK3d8
      To see what it is about, sign in: https://appointments.example/mine
      Questions? Ring 01632 960 123.\
      """;

  /** One message, and the file it was approved in. */
  record Approved(
      String file,
      Method method,
      Entry entry,
      @Nullable String name,
      @Nullable String place,
      Instant stamp) {

    byte[] bytes() {
      return new CalendarEntry(NEUTRAL).write(method, entry, REID, name, place, DESCRIPTION, stamp);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Approved> everyMessage() {
    var first = at(TUESDAY_5_JANUARY, "10:00", 60, 0);
    var moved = at(LocalDate.of(2027, 1, 7), "14:00", 90, 1);
    return Stream.of(
        request("request", first, "John Reid", ROOM_2),
        request("update", moved, "John Reid", ROOM_2),
        new Approved("asked-again", Method.REQUEST, moved, "John Reid", ROOM_2, NOW.plusSeconds(1)),
        cancel("cancel-all", Method.CANCEL),
        cancel("cancel-one", Method.CANCEL_ONE),
        request("family-without-place", first, null, null),
        request("family-with-place", first, null, ROOM_2),
        request(
            "long-welsh-name",
            first,
            "Llanfairpwllgwyngyllgogerychwyrndrobwll-ŵŷâêîôûŵŷâêîôûŵŷâêîôû Siân ap Gwŷr",
            "Tŷ Cymunedol Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, ŵyneb y tŷ"),
        request(
            "emoji-name", first, "Pat 👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️ 🙂🙂🙂🙂🙂🙂🙂🙂 Dunn", ROOM_2),
        request(
            "comma-and-quote",
            first,
            "O'Brien, \"Pat\"; Dr: Children's",
            "Room \"2\", Civic Centre; West\\East"),
        request(
            "injection",
            first,
            "Pat\r\nATTENDEE:mailto:other@elsewhere.example\r\nX-EVIL:1",
            "Room 2\r\nATTENDEE:mailto:other@elsewhere.example\nDESCRIPTION:more\u0000\tthere"),
        request("clocks-go-forward", at(CLOCKS_GO_FORWARD, "00:30", 90, 0), null, ROOM_2),
        request(
            "after-they-went-forward",
            at(CLOCKS_GO_FORWARD.plusDays(1), "10:00", 60, 0),
            null,
            ROOM_2),
        request("clocks-go-back", at(CLOCKS_GO_BACK, "00:30", 120, 0), null, ROOM_2),
        request(
            "after-they-went-back", at(CLOCKS_GO_BACK.plusDays(1), "10:00", 60, 0), null, ROOM_2),
        request("over-midnight", at(TUESDAY_5_JANUARY, "23:30", 60, 0), null, ROOM_2),
        request("at-midnight", at(TUESDAY_5_JANUARY, "00:00", 60, 0), null, ROOM_2));
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void itIsWhatWasApproved(Approved one) {
    Golden.check("invites/" + one.file + ".ics", one.bytes());
  }

  @Test
  void everyApprovedFileIsStillComposed() {
    assertThat(Golden.approved("invites").stream().map(path -> path.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(everyMessage().map(one -> one.file + ".ics").toList());
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void linesAreAtMost75OctetsAndNoCharacterIsCut(Approved one) throws CharacterCodingException {
    var text = new String(one.bytes(), UTF_8);
    assertThat(text).endsWith("END:VCALENDAR\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\u0000");
    for (var line : text.split("\r\n", 0)) {
      assertThat(line.getBytes(UTF_8).length).as(line).isBetween(1, 75);
    }
    for (var line : physicalLines(one.bytes())) {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
    }
  }

  @Test
  void noCharacterIsLostWhereverALineEnds() {
    for (int shift = 0; shift < 80; shift++) {
      var name = "x" + "x".repeat(shift) + " 🙂ŷ🙂ŷ🙂ŷ🙂ŷ🙂ŷ🙂ŷ🙂ŷ🙂ŷ🙂ŷ";
      var one = request("", at(TUESDAY_5_JANUARY, "10:00", 60, 0), name, name);
      assertThat(line(lines(one), "ATTENDEE")).contains("CN=\"" + name + "\"");
      assertThat(line(lines(one), "LOCATION")).isEqualTo("LOCATION:" + name);
    }
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void thereIsOneOfEverythingAndNothingThatCalendarsTripOver(Approved one) {
    var lines = lines(one);
    for (var name :
        List.of(
            "METHOD",
            "UID",
            "DTSTAMP",
            "DTEND",
            "ORGANIZER",
            "ATTENDEE",
            "SUMMARY",
            "SEQUENCE",
            "PRODID",
            "VERSION",
            "CLASS",
            "TRANSP")) {
      assertThat(lines.stream().filter(line -> line.matches(name + "[;:].*"))).as(name).hasSize(1);
    }
    assertThat(lines.stream().filter(line -> line.equals("BEGIN:VEVENT"))).hasSize(1);
    assertThat(lines.stream().filter(line -> line.equals("BEGIN:VCALENDAR"))).hasSize(1);
    assertThat(lines)
        .contains(
            "CLASS:PRIVATE",
            "TRANSP:OPAQUE",
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "X-MICROSOFT-DISALLOW-COUNTER:TRUE",
            "CALSCALE:GREGORIAN",
            "VERSION:2.0")
        .noneMatch(line ->
            line.matches(
                "(?s)(BEGIN:VALARM|RDATE|EXDATE|RECURRENCE-ID|X-WR-|X-PUBLISHED|X-ALT-DESC|"
                    + "X-MICROSOFT-CDO-APPT-SEQUENCE|METHOD:PUBLISH|X-EVIL).*"));
    assertThat(event(lines)).noneMatch(line -> line.startsWith("RRULE"));
    assertThat(one.bytes().length).isLessThan(10_000);
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void itNamesItsReceiverAndUsAndNobodyElse(Approved one) {
    var lines = lines(one);
    assertThat(line(lines, "ATTENDEE")).endsWith(":mailto:" + REID);
    assertThat(line(lines, "ORGANIZER")).endsWith(":mailto:appointments@appointments.example");
    if (one.name == null) {
      assertThat(line(lines, "ATTENDEE")).doesNotContain("CN=");
    }
    assertThat(ReasonWords.in(String.join("\n", lines))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void itEndsAfterItBegins(Approved one) {
    assertThat(one.entry.end().toInstant())
        .isEqualTo(one.entry.begin().toInstant().plusSeconds(60L * one.entry.minutes()));
  }

  @Test
  void onTheNightTheClocksGoForwardAnHourIsMissing() {
    var lines = lines(find("clocks-go-forward"));
    assertThat(line(lines, "DTEND")).isEqualTo("DTEND;TZID=Europe/London:20270328T030000");
  }

  @Test
  void onTheNightTheClocksGoBackAnHourComesTwice() {
    var lines = lines(find("clocks-go-back"));
    assertThat(line(lines, "DTEND")).isEqualTo("DTEND;TZID=Europe/London:20271031T013000");
  }

  @Test
  void aCancellationForOneIsNotCalledCancelledAndSaysNoPlace() {
    assertThat(lines(find("cancel-all"))).contains("STATUS:CANCELLED", "METHOD:CANCEL");
    assertThat(lines(find("cancel-one")))
        .contains("METHOD:CANCEL")
        .noneMatch(line -> line.startsWith("STATUS"));
    for (var file : List.of("cancel-all", "cancel-one")) {
      assertThat(lines(find(file)))
          .contains("SEQUENCE:2", "SUMMARY:Appointment M-7F3K")
          .noneMatch(line -> line.matches("(LOCATION|DESCRIPTION).*"));
    }
  }

  @Test
  void aRequestAsksForAnAnswer() {
    assertThat(line(lines(find("request")), "ATTENDEE"))
        .contains(
            "CUTYPE=INDIVIDUAL", "ROLE=REQ-PARTICIPANT", "PARTSTAT=NEEDS-ACTION", "RSVP=TRUE");
    assertThat(lines(find("request"))).contains("STATUS:CONFIRMED", "SEQUENCE:0");
  }

  @Test
  void theStampIsWholeSecondsAndAlwaysLaterThanTheLast() {
    var never = at(TUESDAY_5_JANUARY, "10:00", 60, 0);
    assertThat(never.stampAt(NOW.plusMillis(900))).isEqualTo(NOW);
    var sent =
        new Entry(
            never.invitation(),
            never.meeting(),
            never.reference(),
            never.uid(),
            0,
            never.date(),
            never.start(),
            60,
            ROOM_2,
            0,
            NOW.plusSeconds(5),
            never.date(),
            never.start(),
            60);
    assertThat(sent.stampAt(NOW)).isEqualTo(NOW.plusSeconds(6));
    assertThat(sent.stampAt(NOW.plusSeconds(5))).isEqualTo(NOW.plusSeconds(6));
    assertThat(sent.stampAt(NOW.plusSeconds(9))).isEqualTo(NOW.plusSeconds(9));
  }

  private static Approved request(
      String file, Entry entry, @Nullable String name, @Nullable String place) {
    return new Approved(file, Method.REQUEST, entry, name, place, NOW);
  }

  private static Approved cancel(String file, Method method) {
    return new Approved(
        file, method, at(TUESDAY_5_JANUARY, "10:00", 60, 2), "John Reid", ROOM_2, NOW);
  }

  private static Approved find(String file) {
    return everyMessage().filter(one -> one.file.equals(file)).findFirst().orElseThrow();
  }

  private static Entry at(LocalDate day, String time, int minutes, int sequence) {
    return new Entry(
        InvitationId.of("1a69bb93-b849-40fb-ada8-6d1f571b18c0"),
        UUID.fromString("90c192cf-d3ac-44af-8f21-ddb66cad4a26"),
        "M-7F3K",
        "6d1f8c1e-2a34-4b7e-9a70-0c5f3e9b7f3a@appointments.example",
        sequence,
        day,
        LocalTime.parse(time),
        minutes,
        ROOM_2,
        null,
        null,
        null,
        null,
        null);
  }

  /** Unfolded. */
  private static List<String> lines(Approved one) {
    return new String(one.bytes(), UTF_8).replace("\r\n ", "").lines().toList();
  }

  private static List<String> event(List<String> lines) {
    return lines.subList(lines.indexOf("BEGIN:VEVENT"), lines.indexOf("END:VEVENT"));
  }

  private static String line(List<String> lines, String name) {
    return lines.stream().filter(line -> line.matches(name + "[;:].*")).findFirst().orElseThrow();
  }

  private static List<byte[]> physicalLines(byte[] bytes) {
    var lines = new java.util.ArrayList<byte[]>();
    int from = 0;
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, from, i));
        from = i + 2;
      }
    }
    return lines;
  }
}
