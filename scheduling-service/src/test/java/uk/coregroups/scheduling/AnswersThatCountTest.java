package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.notification.Answer;
import uk.coregroups.events.notification.ReplyReceived;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.scheduling.answer.RecordReply;
import uk.coregroups.scheduling.answer.RecordReply.Given;
import uk.coregroups.scheduling.answer.Via;

/** Of the answers one person gives, by whatever way, the one given last counts. */
class AnswersThatCountTest extends Chapter {

  private static final LocalDate MONDAY_4_JANUARY = LocalDate.of(2027, 1, 4);
  private static final String AT_TEN =
      "{\"date\":\"2027-01-04\",\"start\":\"10:00\",\"minutes\":60}";

  @Autowired RecordReply recordReply;

  @SuppressWarnings("NullAway.Init")
  private String meeting;

  @SuppressWarnings("NullAway.Init")
  private String invitation;

  @BeforeEach
  void theMotherIsInvited() {
    theConferenceIsRecorded();
    meeting = book(MONDAY_4_JANUARY);
    invitation = invitationOf(meeting, theMother);
  }

  /** Case 07: some calendars give their answer the stamp of what they answer. */
  @Test
  void aCalendarThatCopiesTheStampOfTheInvitationStillAnswersLast() {
    var sent = clock.instant().minusSeconds(600);
    say(link(), "ACCEPTED");
    calendar(Answer.DECLINED, 0, sent, null);
    becomes("DECLINED");
    calendar(Answer.TENTATIVE, 0, sent, null);
    becomes("TENTATIVE");
    say(office, "ACCEPTED");
    becomes("ACCEPTED");
  }

  @Test
  void aCalendarWhoseClockIsAheadWinsNothingByIt() {
    calendar(Answer.ACCEPTED, 0, clock.instant().plus(Duration.ofDays(2)), null);
    becomes("ACCEPTED");
    pass(5);
    assertThat(say(link(), "DECLINED")).isEqualTo("DECLINED");
    becomes("DECLINED");
    pass(5);
    calendar(Answer.TENTATIVE, 99, clock.instant(), null);
    becomes("TENTATIVE");
    say(member(), "DECLINED");
    becomes("DECLINED");
  }

  /** A calendar may write any year; the database does not have them all. */
  @Test
  void anAnswerStampedBeforeAnyTimeThereIsCountsAllTheSame() {
    calendar(Answer.DECLINED, 0, Instant.parse("0000-01-01T00:00:00Z"), null);
    becomes("DECLINED");
    calendar(Answer.ACCEPTED, 0, clock.instant(), null);
    becomes("ACCEPTED");
  }

  @Test
  void aMailThatWaitedWhileThePersonAnsweredByLinkDoesNotCount() {
    var before = clock.instant();
    pass(60);
    say(link(), "ACCEPTED");
    pass(60);
    calendar(Answer.DECLINED, 0, before, before);
    kept(2);
    becomes("ACCEPTED");
    var later = clock.instant();
    pass(600);
    calendar(Answer.DECLINED, 0, later.minusSeconds(7), later);
    becomes("DECLINED");
  }

  @Test
  void ofTwoMailsOfOneCalendarTheLaterStampCountsInWhateverOrderTheyCome() {
    calendar(Answer.DECLINED, 0, clock.instant().minusSeconds(10), null);
    becomes("DECLINED");
    calendar(Answer.ACCEPTED, 0, clock.instant().minusSeconds(20), null);
    kept(2);
    becomes("DECLINED");
  }

  @Test
  void aMailboxWhoseClockIsAheadOfOursDoesNotHoldTheFuture() {
    calendar(Answer.ACCEPTED, 0, clock.instant(), clock.instant().plusSeconds(3600));
    becomes("ACCEPTED");
    say(link(), "DECLINED");
    becomes("DECLINED");
  }

  /** As when it is set back, or when the other replica's clock is ahead. */
  @Test
  void anAnswerOnAPageCountsThoughTheClockWasSetBack() {
    say(link(), "ACCEPTED");
    pass(-3600);
    assertThat(say(link(), "DECLINED")).isEqualTo("DECLINED");
    becomes("DECLINED");
  }

  @Test
  void anAnswerByCalendarCountsThoughTheClockWasSetBack() {
    say(link(), "ACCEPTED");
    pass(-3600);
    calendar(Answer.DECLINED, 0, clock.instant(), clock.instant().minusSeconds(5));
    becomes("DECLINED");
  }

  /** An absence is no answer, and an older answer that only comes now does not undo it. */
  @Test
  void aMailThatDoesNotCountLeavesWhatStands() {
    var before = clock.instant();
    pass(60);
    say(link(), "ACCEPTED");
    jdbc.sql("update invitation set answer = 'DECLINED' where id = :id")
        .param("id", UUID.fromString(invitation))
        .update();
    pass(60);
    calendar(Answer.TENTATIVE, 0, before, before);
    kept(2);
    becomes("DECLINED");
  }

  @Test
  void anAnswerToATimeThatHasGoneIsRefusedWhateverThePage() {
    moveTo("2027-01-05", "11:00");
    for (var knock : List.of(link(), member(), office)) {
      assertThat(knock.post(path(), "{\"answer\":\"ACCEPTED\",\"shown\":" + AT_TEN + "}").wrong())
          .isEqualTo("answer: is about an earlier time of this appointment");
    }
    becomes("");
    calendar(Answer.DECLINED, 0, clock.instant(), null);
    kept(4);
    becomes("");
    await().until(() -> askedAgain() == 1);

    moveTo("2027-01-04", "10:00");
    done(link().post(path(), "{\"answer\":\"ACCEPTED\",\"shown\":" + AT_TEN + "}"));
    becomes("ACCEPTED");
    calendar(Answer.DECLINED, 1, clock.instant(), null);
    kept(6);
    becomes("ACCEPTED");
    await().until(() -> count("outbox") == 0);
    assertThat(askedAgain()).as("whoever has answered is not asked again").isEqualTo(1);
  }

  @RepeatedTest(30)
  void whateverTheOrderTheModelSaysWhichCounts(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var begin = clock.instant();
    var all = new ArrayList<Event>();
    for (int n = 0; n < 3 + random.nextInt(8); n++) {
      all.add(Event.random(random, begin));
    }
    all.sort(Comparator.comparing(Event::recordedAt));
    for (int n = 0; n < all.size(); n++) {
      var one = all.get(n);
      var outcome =
          Sight.HOUSE.call(
              () -> recordReply.record(one.given(invitation), today(), one.recordedAt()));
      var counts = ((Outcome.Done<RecordReply.Counts>) outcome).value();
      var expected = model(all.subList(0, n + 1));
      assertThat(counts).as("after %s", all.subList(0, n + 1)).isEqualTo(expected);
      assertThat(answerOf(theMother)).isEqualTo(expected.answer().name());
    }
  }

  @RepeatedTest(30)
  void mailsThatAreReadTogetherCountAsTheyWouldOneByOne(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var begin = clock.instant();
    var all =
        Stream.generate(() -> Event.random(random, begin))
            .filter(one -> one.via == Via.CALENDAR)
            .limit(9)
            .sorted(Comparator.comparing(Event::recordedAt))
            .toList();
    for (int from = 0; from < all.size(); ) {
      var together = all.subList(from, Math.min(all.size(), from + 1 + random.nextInt(4)));
      var given = together.stream().map(one -> one.given(invitation)).toList();
      var outcomes =
          Sight.HOUSE.call(
              () -> recordReply.recordAll(given, today(), together.getLast().recordedAt()));
      for (var outcome : outcomes) {
        from++;
        assertThat(((Outcome.Done<RecordReply.Counts>) outcome).value())
            .as("after %s", all.subList(0, from))
            .isEqualTo(model(all.subList(0, from)));
      }
      assertThat(answerOf(theMother)).isEqualTo(model(all.subList(0, from)).answer().name());
    }
  }

  /**
   * Everything in the order in which it reached us; an older mail of the calendar is passed over.
   */
  private static RecordReply.Counts model(List<Event> events) {
    Event counts = null;
    Event calendar = null;
    var reached = events.stream().sorted(Comparator.comparing(Event::reached)).toList();
    for (var one : reached) {
      if (one.via != Via.CALENDAR) {
        counts = one;
      } else if (calendar == null || !one.isOlderThan(calendar)) {
        calendar = one;
        counts = one;
      }
    }
    if (counts == null) {
      throw new IllegalStateException("Nothing was said");
    }
    return new RecordReply.Counts(counts.answer, counts.report);
  }

  /** One answer; by mail it is recorded after it has reached us, and may be stamped at any time. */
  private record Event(
      Via via, Answer answer, boolean report, int stamp, Instant reached, Instant recordedAt) {

    private static final List<Answer> ANSWERS = List.of(Answer.values());

    /** Mails more often than the rest. */
    private static final List<Via> WAYS =
        List.of(Via.LINK, Via.SIGNED_IN, Via.OFFICE, Via.CALENDAR, Via.CALENDAR, Via.CALENDAR);

    static Event random(Random random, Instant begin) {
      var via = WAYS.get(random.nextInt(WAYS.size()));
      var reached = begin.plusSeconds(random.nextInt(10_000)).plusMillis(random.nextInt(1000));
      var answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
      return new Event(
          via,
          answer,
          answer == Answer.DECLINED && random.nextBoolean(),
          random.nextInt(-8_000, 8_000),
          reached,
          via == Via.CALENDAR ? reached.plusSeconds(random.nextInt(5_000)) : reached);
    }

    Instant stampOrNow() {
      var given = reached.plusSeconds(stamp);
      return given.isAfter(reached) ? reached : given;
    }

    boolean isOlderThan(Event other) {
      return stampOrNow().isBefore(other.stampOrNow());
    }

    Given given(String invitation) {
      return new Given(
          InvitationId.of(invitation),
          answer,
          report,
          0,
          reached.plusSeconds(stamp),
          via,
          via == Via.CALENDAR ? reached : null,
          null);
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private void pass(int seconds) {
    clock.windTo(clock.instant().plusSeconds(seconds));
  }

  private Knock link() {
    return new Knock(port, Passes.mint(invitation, null, List.of(), Role.ANSWER));
  }

  private Knock member() {
    return new Knock(port, Passes.member(anytown, theMother));
  }

  private String path() {
    return "/invitations/" + invitation + "/reply";
  }

  private String say(Knock knock, String answer) {
    var said = knock.post(path(), "{\"answer\":\"" + answer + "\",\"shown\":" + AT_TEN + "}");
    done(said);
    return said.body().path("answer").asString();
  }

  private void calendar(Answer answer, int sequence, Instant stamp, @Nullable Instant received) {
    neighbours.tell(
        anytown,
        new ReplyReceived(group, InvitationId.of(invitation), answer, sequence, stamp, received));
  }

  private void moveTo(String day, String start) {
    done(
        office.post(
            "/meetings/" + meeting + "/move",
            """
            {"date": "%s", "start": "%s", "minutes": 60, "venue": "%s"}
            """
                .formatted(day, start, venue("Room 2, Civic Centre"))));
  }

  private long askedAgain() {
    return neighbours.heard(InvitationAskedAgain.class).stream()
        .filter(fact -> fact.coreGroup().equals(group))
        .count();
  }

  private void kept(int replies) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("reply where invitation = '" + invitation + "'") == replies);
  }

  private void becomes(String answer) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(answerOf(theMother)).isEqualTo(answer));
  }

  private String answerOf(PersonId person) {
    return invited(meeting).stream()
        .filter(one -> one.path("person").asString().equals(person.toString()))
        .map(one -> one.path("answer").asString(""))
        .findFirst()
        .orElseThrow();
  }
}
