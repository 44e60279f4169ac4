package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import uk.coregroups.events.disclosure.ReasonWords;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.membership.SchoolMoveReleased;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.notification.addressbook.Route.Ways;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.standalone.mailbox.ReceivedMail;
import uk.coregroups.standalone.phone.ReceivedText;

/** Every letter as its receiver sees it, one approved file for each purpose and channel. */
class LettersReadAloudTest extends Chapter {

  private static final String FOLDER = "letters/";
  private static final Set<String> BEYOND_THE_PURPOSES =
      Set.of("INVITATION.changed.email.txt", "INVITATION.without-place.email.txt");
  private static final List<String> RUNGS_OF_A_MEETING =
      List.of(
          "REPLY_AWAITED",
          "REMINDER_BY_EMAIL",
          "REMINDER_BY_TEXT",
          "MINUTES_NUDGE",
          "MINUTES_DUE",
          "MINUTES_CHASER",
          "MINUTES_TO_MANAGER");
  private static final List<String> RUNGS_OF_A_SCHOOL_MOVE =
      List.of(
          "SCHOOL_OFFERED",
          "SCHOOL_PROMPT",
          "SCHOOL_CONTACT",
          "SCHOOL_CHASER",
          "SCHOOL_TO_MANAGER",
          "SCHOOL_LAST_CHANCE",
          "FILE_ARRIVED");

  private final Map<String, String> read = new TreeMap<>();
  private int invitations;

  @Test
  void everyLetterIsWhatWasApproved() {
    windTo(MONDAY_21_DECEMBER, "10:00");
    var byEmail = professional("Ms Okafor");
    var byText = parent(safe(false, true, true));
    var withoutPlace = parent(safe(true, false, false));

    aMeetingIsBookedChasedMovedAndCancelled(byEmail, byText, withoutPlace);
    somebodyIsNoLongerExpected(byEmail, byText);
    aChildChangesSchool(byEmail, byText);
    somebodyWritesToTheGroup(byEmail);
    var code = "{\"person\": \"" + byEmail.id() + "\", \"code\": \"493027\"}";
    assertThat(gateway().post("/sign-in-codes", code).status()).isEqualTo(200);

    await(() -> everythingIsSent(byEmail, byText, withoutPlace));
    mails(byEmail).forEach(mail -> read(mail, ""));
    mails(withoutPlace).stream().limit(1).forEach(mail -> read(mail, ".without-place"));
    texts(byText).forEach(this::read);

    assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(filesWanted());
    read.forEach((file, text) -> Golden.check(FOLDER + file, text.getBytes(UTF_8)));
  }

  @Test
  void everyPurposeHasItsApprovedFiles() {
    assertThat(Golden.approved("letters").stream().map(path -> path.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(filesWanted());
  }

  @Test
  void noLetterHoldsAWordThatMustNotLeaveTheBuilding() throws IOException {
    for (var file : Golden.approved("letters")) {
      assertThat(ReasonWords.in(Files.readString(file))).as(file.toString()).isEmpty();
    }
  }

  @Test
  void noLetterGreetsByName() throws IOException {
    for (var file : Golden.approved("letters")) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .doesNotContain("Dear", "Hello", "Okafor", "Whitlock");
    }
  }

  @Test
  void everyLetterNamesANumberToRing() throws IOException {
    for (var file : Golden.approved("letters")) {
      assertThat(Files.readString(file)).as(file.toString()).contains("01632 960 123");
    }
  }

  private static Set<String> filesWanted() {
    var wanted = new HashSet<>(BEYOND_THE_PURPOSES);
    for (var purpose : Purpose.values()) {
      if (purpose.ways() != Ways.TEXT_ONLY) {
        wanted.add(purpose + ".email.txt");
      }
      if (purpose.ways() == Ways.EITHER || purpose.ways() == Ways.TEXT_ONLY) {
        wanted.add(purpose + ".text.txt");
      }
    }
    return wanted;
  }

  private void somebodyWritesToTheGroup(Someone byEmail) {
    var formed =
        new CoreGroupFormed(
            group, "G-7K2M", null, MONDAY_21_DECEMBER, List.of(ChildId.fresh()), null);
    neighbours.tell(anytown, formed);
    var reid = professional("Mr Reid");
    heard();
    var address =
        office().get("/core-groups/" + group + "/group-address").body().path("address").asString();
    PostOffice.ROOM.write(reid.email(), address, "Tuesday", "I shall bring the folder.");
    await(() -> ledger(byEmail).contains("GROUP_NOTICE SENT"));
    allow("anytown.example");
    PostOffice.ROOM.write(reid.email(), address, "Wednesday", "I shall bring the folder.");
    await(() -> ledger(byEmail).contains("GROUP_MAIL SENT"));
    PostOffice.ROOM.write(byEmail.email(), address, "All of it", "And more. ".repeat(200_000));
    await(() -> ledger(byEmail).contains("GROUP_RETURNED SENT"));
    PostOffice.ROOM.forge("x@evil.example", byEmail.email(), address, "Hello", "It is me.");
    await(() -> ledger(byEmail).contains("GROUP_UNVOUCHED SENT"));
  }

  private void allow(String domain) {
    var rule = "{\"secureDomains\":[\"" + domain + "\"],\"megabytes\":1,\"attachments\":[]}";
    assertThat(office().put("/mail-rule", rule).status()).isEqualTo(200);
  }

  private void aMeetingIsBookedChasedMovedAndCancelled(
      Someone byEmail, Someone byText, Someone withoutPlace) {
    var meeting = meeting("90c192cf-d3ac-44af-8f21-ddb66cad4a26");
    var invited = List.of(fresh(byEmail), fresh(byText), fresh(withoutPlace));
    book(meeting, invited);
    await(() -> everythingIsSent(byEmail, byText, withoutPlace));
    for (var one : invited.subList(0, 2)) {
      neighbours.tell(anytown, new InvitationAskedAgain(group, meeting.id(), one));
    }
    RUNGS_OF_A_MEETING.forEach(rung -> reach(rung, meeting, byEmail, byText));
    await(() -> everythingIsSent(byEmail, byText, withoutPlace));

    var again = invited.stream().map(one -> raised(one, 1)).toList();
    neighbours.tell(
        anytown,
        new MeetingMoved(
            group,
            meeting.id(),
            meeting.reference(),
            new Slot(THURSDAY_7_JANUARY, java.time.LocalTime.of(14, 0), 90),
            VENUE,
            again));
    heard();
    await(() -> everythingIsSent(byEmail, byText, withoutPlace));
    neighbours.tell(
        anytown,
        new uk.coregroups.events.scheduling.MeetingCancelled(
            group,
            meeting.id(),
            meeting.reference(),
            again.stream().map(one -> raised(one, 2)).toList()));
    heard();
  }

  private void somebodyIsNoLongerExpected(Someone byEmail, Someone byText) {
    var meeting = meeting("90c192cf-d3ac-44af-8f21-ddb66cad4a27");
    var invited = List.of(fresh(byEmail), fresh(byText));
    book(meeting, invited);
    await(() -> everythingIsSent(byEmail, byText));
    for (var one : invited) {
      neighbours.tell(anytown, new InvitationWithdrawn(group, meeting.id(), raised(one, 1)));
    }
    heard();
  }

  private void aChildChangesSchool(Someone byEmail, Someone byText) {
    RUNGS_OF_A_SCHOOL_MOVE.forEach(rung -> reach(rung, null, byEmail, byText));
    for (var lead : List.of(byEmail, byText)) {
      var move = SchoolMoveId.fresh();
      neighbours.tell(anytown, new SchoolMoveReleased(group, move, "T-9Q2R", lead.id()));
      neighbours.tell(
          anytown, new SchoolMoveNoLongerApplies(group, move, "T-9Q2R", lead.id(), true));
    }
    heard();
  }

  private void book(Meeting meeting, List<Invited> invited) {
    neighbours.tell(
        anytown,
        new MeetingBooked(
            group,
            meeting.id(),
            meeting.reference(),
            new Slot(TUESDAY_5_JANUARY, java.time.LocalTime.of(10, 0), 60),
            VENUE,
            invited));
    heard();
  }

  private static Meeting meeting(String id) {
    return new Meeting(MeetingId.of(id), "M-7F3K");
  }

  /** An invitation whose id, and so whose link, is the same whenever this is played. */
  private Invited fresh(Someone one) {
    var id = "1a69bb93-b849-40fb-ada8-6d1f571b18c" + invitations++;
    return new Invited(InvitationId.of(id), one.id(), 0, null);
  }

  private static Invited raised(Invited one, int sequence) {
    return new Invited(one.invitation(), one.person(), sequence, one.ownTime());
  }

  private boolean everythingIsSent(Someone... people) {
    return Arrays.stream(people)
        .flatMap(one -> ledger(one).stream())
        .noneMatch(line -> line.endsWith(" DUE") || line.endsWith(" SENDING"));
  }

  private void read(ReceivedMail mail, String variant) {
    var open = mail.open();
    var id = open.header("Message-ID").orElseThrow().replaceAll("[<>]|@.*", "");
    var letter = letter("id = cast(:it as uuid)", id);
    var form = letter.equals("INVITATION 1") ? ".changed" : variant;
    var file = letter.replaceFirst(" .*", "") + form + ".email.txt";
    var words = open.text().orElseThrow().replace("\r\n", "\n");
    open.html()
        .ifPresent(
            html -> assertThat(wordsOf(html)).isEqualTo(words.replaceAll("\\s+", " ").strip()));
    assertThat(open.html().isPresent()).isEqualTo(!letter.startsWith("GROUP_MAIL "));
    var always = whenever(words.replaceAll("mr\\.reid\\.[0-9a-f]+@", "mr.reid@"));
    read.putIfAbsent(file, "Subject: " + open.subject() + "\n\n" + always);
  }

  private void read(ReceivedText text) {
    await(() -> count("letter where provider_id = '" + text.sid() + "'") == 1);
    var purpose = letter("provider_id = :it", text.sid()).replaceFirst(" .*", "");
    read.putIfAbsent(purpose + ".text.txt", whenever(text.body()) + "\n");
  }

  /** A link ends with the second in which it was sent, and its signature. */
  private static String whenever(String words) {
    return words.replaceAll("(/a/[\\w-]{26})[\\w-]{28}", "$1" + "0".repeat(28));
  }

  /** The purpose and step of a letter. */
  private String letter(String which, String it) {
    return jdbc.sql("select purpose, step from letter where " + which)
        .param("it", it)
        .query((row, n) -> row.getString("purpose") + " " + row.getString("step"))
        .single();
  }

  private static String wordsOf(String html) {
    var body = html.replaceFirst("(?s)^.*<body>", "").replaceAll("<[^>]+>", " ");
    return HtmlUtils.htmlUnescape(body).replaceAll("\\s+", " ").strip();
  }
}
