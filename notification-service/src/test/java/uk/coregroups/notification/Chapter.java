package uk.coregroups.notification;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.carrier.Neighbour;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.disclosure.IdentifyingWords;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.IdentifyingWordsChanged;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.SafeContact;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.events.scheduling.Invited;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.MeetingCancelled;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.scheduling.RungReached;
import uk.coregroups.events.scheduling.Slot;
import uk.coregroups.events.surroundings.HouseView;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;
import uk.coregroups.events.surroundings.Surroundings;
import uk.coregroups.standalone.mailbox.ReceivedMail;
import uk.coregroups.standalone.phone.ReceivedText;

/**
 * Notification's own part of the four stories, played alone: its neighbours are queues on a real
 * broker, its letters leave by real SMTP and real HTTP, and the clock is wound by hand.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {Surroundings.class, PostOffice.class})
abstract class Chapter {

  static final LocalDate MONDAY_21_DECEMBER = LocalDate.of(2026, 12, 21);
  static final LocalDate TUESDAY_5_JANUARY = LocalDate.of(2027, 1, 5);
  static final LocalDate THURSDAY_7_JANUARY = LocalDate.of(2027, 1, 7);
  static final String VENUE = "Room 2, Civic Centre";
  static final SafeContact ANYTHING_BY_DAY = safe(true, true, true);

  final PartnershipId anytown = PartnershipId.fresh();
  final CoreGroupId group = CoreGroupId.fresh();
  private final Map<PersonId, InvitationId> invitations = new LinkedHashMap<>();

  @LocalServerPort int port;
  @Autowired SuiteClock clock;

  @Autowired
  @Qualifier("post")
  Round round;

  @SuppressWarnings("NullAway.Init")
  JdbcClient jdbc;

  @Autowired
  void lookAsTheHouse(DataSource database) {
    jdbc = HouseView.of(database);
  }

  @Autowired RabbitTemplate rabbit;
  @Autowired AmqpAdmin admin;

  @SuppressWarnings("NullAway.Init")
  Neighbour neighbours;

  @BeforeEach
  void theOfficeOpens() {
    PostOffice.clock = clock;
    PostOffice.GATEWAY.leadTo(port);
    neighbours = new Neighbour(rabbit, admin, "notification");
    windTo(MONDAY_21_DECEMBER, "09:00");
    mayNotSay(group);
    // Every test begins on the same day, and no stranger has written on it yet.
    jdbc.sql("delete from stranger_mail").update();
  }

  /** Membership says by which words the family of a group would be known. */
  void mayNotSay(CoreGroupId family, String... names) {
    var words = new IdentifyingWords(Surroundings.WORDS_KEY);
    var hashed =
        Stream.concat(
                Stream.of(words.keyMark()),
                Arrays.stream(names).flatMap(name -> words.ofPerson(name).stream()))
            .toList();
    neighbours.tell(anytown, new IdentifyingWordsChanged(family, hashed));
  }

  /** Somebody who can be written to. */
  record Someone(PersonId id, PersonKind kind, String name, String email, String mobile) {}

  Knock office() {
    return knock(Role.ADMINISTRATOR);
  }

  Knock knock(Role role) {
    return new Knock(port, Passes.staff(anytown, role));
  }

  /** What came in, as this office sees it on page after page. */
  List<JsonNode> cameIn(PartnershipId office) {
    var knock = new Knock(port, Passes.staff(office, Role.ADMINISTRATOR));
    return IntStream.iterate(1, page -> page + 1)
        .mapToObj(page -> knock.get("/incoming?page=" + page).body().path("rows"))
        .takeWhile(rows -> !rows.isEmpty())
        .flatMap(JsonNode::valueStream)
        .toList();
  }

  Knock gateway() {
    return new Knock(port, Passes.mint("gateway", null, List.of(), Role.GATEWAY));
  }

  /** Winds the clock to a time of day, and wakes who waits for an hour. */
  void windTo(LocalDate day, String time) {
    clock.windTo(day.atTime(LocalTime.parse(time)).atZone(SuiteClock.LONDON).toInstant());
    round.run();
  }

  void windOn(Duration time) {
    clock.windTo(clock.instant().plus(time));
    round.run();
  }

  Someone professional(String name) {
    var someone = someone(PersonKind.PROFESSIONAL, name);
    contact(someone, null, false);
    join(someone);
    return someone;
  }

  Someone parent(@Nullable SafeContact safe) {
    return parent(safe, false);
  }

  Someone parent(@Nullable SafeContact safe, boolean confidential) {
    var someone = someone(PersonKind.FAMILY, "Dana Whitlock");
    contact(someone, safe, confidential);
    join(someone);
    return someone;
  }

  /** Somebody nobody has told us of yet. */
  static Someone someone(PersonKind kind, String name) {
    var id = PersonId.fresh();
    var mailbox = name.toLowerCase(java.util.Locale.UK).replace(' ', '.') + "." + hex(id);
    return new Someone(id, kind, name, mailbox + "@anytown.example", mobile());
  }

  private static String hex(PersonId id) {
    return id.toString().substring(0, 8);
  }

  private static String mobile() {
    return "+4477" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_998) + "1";
  }

  static SafeContact safe(boolean email, boolean text, boolean mayKnowPlace) {
    return new SafeContact(
        email,
        text,
        mayKnowPlace,
        LocalTime.of(9, 0),
        LocalTime.of(17, 0),
        true,
        false,
        false,
        true,
        null);
  }

  void contact(Someone one, @Nullable SafeContact safe, boolean confidential) {
    neighbours.tell(anytown, reached(one, safe, confidential));
    await(() -> neighbours.allHeard(jdbc, one.id.value()));
  }

  static ContactChanged reached(Someone one, @Nullable SafeContact safe, boolean confidential) {
    return new ContactChanged(
        one.id, one.kind, one.name, one.email, one.mobile, confidential, safe);
  }

  void join(Someone one) {
    var role = one.kind == PersonKind.FAMILY ? "PARENT" : "HEALTH_VISITOR";
    var seat = new Seat(MemberId.fresh(), one.id, one.kind, role, MONDAY_21_DECEMBER);
    neighbours.tell(anytown, new MemberJoined(group, seat));
  }

  Meeting book(Someone... people) {
    return book(TUESDAY_5_JANUARY, "10:00", VENUE, people);
  }

  Meeting book(LocalDate day, String time, String venue, Someone... people) {
    var meeting = new Meeting(MeetingId.fresh(), reference());
    neighbours.tell(anytown, booked(meeting, day, time, venue, people));
    heard();
    return meeting;
  }

  MeetingBooked booked(Meeting meeting, LocalDate day, String time, String venue, Someone... who) {
    var slot = new Slot(day, LocalTime.parse(time), 60);
    return new MeetingBooked(group, meeting.id, meeting.reference, slot, venue, invited(0, who));
  }

  void move(Meeting meeting, LocalDate day, String time, int sequence, Someone... people) {
    var slot = new Slot(day, LocalTime.parse(time), 60);
    neighbours.tell(
        anytown,
        new MeetingMoved(
            group, meeting.id, meeting.reference, slot, VENUE, invited(sequence, people)));
    heard();
  }

  void cancel(Meeting meeting, int sequence, Someone... people) {
    neighbours.tell(
        anytown,
        new MeetingCancelled(group, meeting.id, meeting.reference, invited(sequence, people)));
    heard();
  }

  void reach(String rung, @Nullable Meeting meeting, Someone... people) {
    neighbours.tell(
        anytown,
        new RungReached(
            group,
            ObligationId.fresh(),
            rung,
            meeting == null ? "T-9Q2R" : meeting.reference,
            meeting == null ? null : meeting.id,
            LocalDate.of(2027, 1, 12),
            Arrays.stream(people).map(Someone::id).toList()));
    heard();
  }

  List<Invited> invited(int sequence, Someone... people) {
    return Arrays.stream(people)
        .map(one -> new Invited(invitationOf(one), one.id, sequence, null))
        .toList();
  }

  InvitationId invitationOf(Someone one) {
    return invitations.computeIfAbsent(one.id, any -> InvitationId.fresh());
  }

  static String reference() {
    return "M-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.UK);
  }

  /** Waits until everything told about the group has been written into the ledger. */
  void heard() {
    await(() -> neighbours.allHeard(jdbc, group.value()));
  }

  List<ReceivedMail> mails(Someone one) {
    return PostOffice.ROOM.mails().stream()
        .filter(mail -> mail.receiver().equals(one.email))
        .toList();
  }

  /** The mails somebody has, once there are so many of them. */
  List<ReceivedMail> mails(Someone one, int count) {
    await(() -> mails(one).size() >= count);
    return mails(one);
  }

  /** The last mail somebody has, once there are so many of them. */
  ReceivedMail mail(Someone one, int count) {
    return mails(one, count).get(count - 1);
  }

  List<ReceivedText> texts(Someone one) {
    return PostOffice.ROOM.texts().stream()
        .filter(text -> text.phone().equals(one.mobile))
        .toList();
  }

  List<ReceivedText> texts(Someone one, int count) {
    await(() -> texts(one).size() >= count);
    return texts(one);
  }

  /** Each letter to somebody, as "PURPOSE STATE", in the order of writing. */
  List<String> ledger(Someone one) {
    return jdbc.sql(
            "select purpose, state from letter where person = :person"
                + " order by written_at, purpose, step")
        .param("person", one.id.value())
        .query((row, n) -> row.getString("purpose") + " " + row.getString("state"))
        .list();
  }

  /** Waits until the ledger says so of everything written to somebody. */
  void awaitLedger(Someone one, String... lines) {
    untilSame(lines, () -> ledger(one));
  }

  /** The open tasks about somebody. */
  List<String> tasks(Someone one) {
    return jdbc.sql(
            "select kind from task where person = :person and done_at is null"
                + " order by opened_at, kind = 'TELL_THEM'")
        .param("person", one.id.value())
        .query((row, n) -> row.getString("kind"))
        .list();
  }

  void awaitTasks(Someone one, String... kinds) {
    untilSame(kinds, () -> tasks(one));
  }

  /** The id of the one letter of a purpose to somebody. */
  String letter(Someone one, String purpose) {
    return jdbc.sql("select id from letter where person = :person and purpose = :purpose")
        .param("person", one.id.value())
        .param("purpose", purpose)
        .query(UUID.class)
        .single()
        .toString();
  }

  long count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Long.class).single();
  }

  static void await(java.util.concurrent.Callable<Boolean> met) {
    patiently().until(met);
  }

  /** Longer than the half minute after which the mailbox is looked at, announced or not. */
  static ConditionFactory patiently() {
    // A mail server's own thread may fail where a test cuts it off.
    return org.awaitility.Awaitility.await()
        .dontCatchUncaughtExceptions()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(60));
  }

  private static void untilSame(
      String[] expected, java.util.function.Supplier<List<String>> actual) {
    patiently()
        .untilAsserted(() ->
            org.assertj.core.api.Assertions.assertThat(actual.get()).containsExactly(expected));
  }

  /** A meeting, as letters call it. */
  record Meeting(MeetingId id, String reference) {}
}
