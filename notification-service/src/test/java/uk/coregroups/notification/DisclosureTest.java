package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.coregroups.events.disclosure.IdentifyingWords;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.membership.IdentifyingWordsChanged;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.Slot;

/**
 * Whatever has flowed into a letter: if it would tell, it does not leave, and somebody is asked.
 */
class DisclosureTest extends Chapter {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ava's house",
        "c/o Hartley, Back Lane",
        "hartleyhouse, Ava-Rose Hartley",
        "Women's refuge, 3 Orchard Close",
        "Core Group Room",
        "The safeguarding hub",
        "Child  Protection Unit, floor 2"
      })
  void aPlaceThatWouldTellDoesNotLeave(String place) {
    mayNotSay(group, "Ava-Rose Hartley", "Dana Whitlock");
    var msReid = professional("Joan Reid");

    book(TUESDAY_5_JANUARY, "10:00", place, msReid);

    awaitLedger(msReid, "INVITATION WITHHELD");
    awaitTasks(msReid, "WOULD_TELL");
    assertThat(mails(msReid)).isEmpty();
  }

  @Test
  void whatIsAmissIsSaidToWhoSeesToIt() {
    mayNotSay(group, "Ava Hartley");
    var msReid = professional("Joan Reid");

    book(TUESDAY_5_JANUARY, "10:00", "Hartley Hall", msReid);

    awaitTasks(msReid, "WOULD_TELL");
    assertThat(detail(msReid)).isEqualTo("hartley");
    assertThat(reason(msReid)).isEqualTo("it would have told whom or what it is about");
  }

  /** Another place, and the invitation goes out as if nothing had been. */
  @Test
  void withAnotherPlaceItGoes() {
    mayNotSay(group, "Ava Hartley");
    var msReid = professional("Joan Reid");
    var meeting = book(TUESDAY_5_JANUARY, "10:00", "Hartley Hall", msReid);
    awaitTasks(msReid, "WOULD_TELL");

    move(meeting, THURSDAY_7_JANUARY, "10:00", 1, msReid);

    assertThat(mail(msReid, 1).open().text().orElseThrow()).contains("Room 2, Civic Centre");
  }

  @Test
  void aTextThatWouldTellDoesNotLeaveEither() {
    mayNotSay(group, "Ava Hartley");
    var dana = parent(safe(false, true, true));

    neighbours.tell(
        anytown,
        booked(new Meeting(MeetingId.fresh(), "Hartley"), TUESDAY_5_JANUARY, "10:00", VENUE, dana));

    awaitLedger(dana, "INVITATION WITHHELD");
    assertThat(texts(dana)).isEmpty();
  }

  /** The receiver's own name is told to nobody but the receiver. */
  @Test
  void whoIsCalledAsTheFamilyIsStillInvited() {
    mayNotSay(group, "Ava Reid");
    var msReid = professional("Joan Reid");

    book(msReid);

    assertThat(mail(msReid, 1).open().text().orElseThrow()).contains("Room 2, Civic Centre");
  }

  /** A month is in every letter, and a child may be called May. */
  @Test
  void aWordOfOursAloneIdentifiesNobody() {
    mayNotSay(group, "January Tuesday");
    var msReid = professional("Joan Reid");

    book(TUESDAY_5_JANUARY, "10:00", VENUE, msReid);

    assertThat(mail(msReid, 1).open().text().orElseThrow()).contains("January");
  }

  @Test
  void untilTheWordsHaveArrivedNothingLeaves() {
    var msReid = professional("Joan Reid");
    var other = CoreGroupId.fresh();
    var seat =
        new Seat(
            MemberId.fresh(), msReid.id(), msReid.kind(), "HEALTH_VISITOR", MONDAY_21_DECEMBER);
    neighbours.tell(anytown, new MemberJoined(other, seat));
    var meeting = bookOf(other, msReid);

    awaitLedger(msReid, "INVITATION DUE");
    await(() -> !reason(msReid).isEmpty());
    assertThat(mails(msReid)).isEmpty();

    mayNotSay(other, "Ava Hartley");
    await(() -> neighbours.allHeard(jdbc, other.value()));
    windOn(Duration.ofSeconds(6));
    assertThat(mail(msReid, 1).open().text().orElseThrow()).contains(meeting.reference());
  }

  /** With another key nothing would ever be found: then nothing goes either. */
  @Test
  void wordsHashedWithAnotherKeyAreNoWords() {
    var msReid = professional("Joan Reid");
    var other = CoreGroupId.fresh();
    var theirs = new IdentifyingWords("the key of another installation altogether");
    neighbours.tell(anytown, new IdentifyingWordsChanged(other, List.of(theirs.keyMark())));

    bookOf(other, msReid);

    await(() -> !reason(msReid).isEmpty());
    assertThat(reason(msReid)).isEqualTo("what it may not say has not arrived");
    assertThat(mails(msReid)).isEmpty();
  }

  private Meeting bookOf(CoreGroupId family, Someone one) {
    var meeting = new Meeting(MeetingId.fresh(), reference());
    var slot = new Slot(TUESDAY_5_JANUARY, LocalTime.of(10, 0), 60);
    neighbours.tell(
        anytown,
        new MeetingBooked(family, meeting.id(), meeting.reference(), slot, VENUE, invited(0, one)));
    await(() -> neighbours.allHeard(jdbc, family.value()));
    return meeting;
  }

  private String detail(Someone one) {
    return jdbc.sql("select detail from task where person = :person and done_at is null")
        .param("person", one.id().value())
        .query(String.class)
        .single();
  }

  private String reason(Someone one) {
    return jdbc.sql("select coalesce(reason, '') from letter where person = :person")
        .param("person", one.id().value())
        .query(String.class)
        .single();
  }
}
