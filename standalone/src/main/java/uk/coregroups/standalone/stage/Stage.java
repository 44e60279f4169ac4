package uk.coregroups.standalone.stage;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.demo.Enter;
import uk.coregroups.standalone.demo.Office;
import uk.coregroups.standalone.demo.Visitor;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.launch.SuiteTime;
import uk.coregroups.standalone.ledger.Mailbag;
import uk.coregroups.standalone.ledger.Mailbag.Arrival;
import uk.coregroups.standalone.mailbox.ReceivedMail;
import uk.coregroups.standalone.part.Pause;
import uk.coregroups.standalone.postroom.PostRoom;

/**
 * Where the stories are played: a running suite, its time, the people at work in it, and the post.
 *
 * <p>Whatever the post brings must have been expected, and whatever was expected must have come:
 * the story ends at the first difference.
 */
public final class Stage {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);

  private static final int TRIES = 600;

  private final Suite suite;
  private final SuiteTime time;
  private final Transcript transcript;
  private final Mailbag mailbag;
  private final Office operator;
  private final Office admin;
  private final Office worker;
  private final Office manager;
  private final Enter enter;
  private final List<Arrival> everything = new ArrayList<>();
  private List<Arrival> lastPost = List.of();
  private int expected;

  public Stage(Suite suite, SuiteTime time, Transcript transcript, Mailbag mailbag) {
    this.suite = suite;
    this.time = time;
    this.transcript = transcript;
    this.mailbag = mailbag;
    this.operator = office("operator");
    this.admin = office("admin");
    this.worker = office("worker");
    this.manager = office("manager");
    this.enter = new Enter(operator, admin);
  }

  private Office office(String account) {
    return new Office(
        suite.address(Service.GATEWAY), account + "@anytown.example", suite.secrets().password());
  }

  public Office admin() {
    return admin;
  }

  public Office worker() {
    return worker;
  }

  public Office manager() {
    return manager;
  }

  public Enter enter() {
    return enter;
  }

  public Transcript transcript() {
    return transcript;
  }

  public PostRoom postRoom() {
    return suite.postRoom();
  }

  public LocalDate today() {
    return time.today();
  }

  /** How many letters the stories have expected so far. */
  public int expected() {
    return expected;
  }

  /** The curtain rises on a day and an hour, and whatever is due by then is done. */
  public void rise(LocalDate day, LocalTime at) {
    time.set(day.atTime(at));
    transcript.moment(day.atTime(at));
  }

  /** As {@link #rise}, where there is nothing to tell. */
  public void riseQuietly(LocalDate day, LocalTime at) {
    time.set(day.atTime(at));
  }

  /** Later on the same day, when all that was done before has come to rest. */
  public void at(String hour) {
    time.rest();
    rise(today(), LocalTime.parse(hour));
    time.rest();
  }

  /** Lets every service come to rest; what the post brought must be just this. */
  public List<Arrival> post(Expected... due) {
    time.rest();
    return open(today(), Arrays.asList(due));
  }

  /** Expects nothing at all. */
  public void noPost() {
    post();
    transcript.say("Nobody is written to.");
  }

  /** What must reach whom today. */
  public Expected today(String purpose, Player... to) {
    return Expected.on(today(), purpose, to);
  }

  /**
   * Lives through the mornings until nine o'clock on {@code day}, reading out what comes. A morning
   * nothing is expected on must be silent.
   */
  public void live(LocalDate day, Expected... due) {
    var expectations = List.of(due);
    time.liveUntil(
        day,
        today -> {
          var todays = expectations.stream().filter(one -> one.day().equals(today)).toList();
          if (!todays.isEmpty()) {
            transcript.moment(today.atTime(9, 0));
          }
          open(today, todays);
        });
  }

  /** As {@link #live}, without reading out what is no news any more. */
  public void liveQuietly(LocalDate day, Expected... due) {
    var expectations = List.of(due);
    time.liveUntil(
        day,
        today -> check(today, expectations.stream().filter(e -> e.day().equals(today)).toList()));
  }

  /** What the post brought today, checked and not read out. */
  public List<Arrival> quietPost(Expected... due) {
    time.rest();
    return check(today(), Arrays.asList(due));
  }

  private List<Arrival> open(LocalDate today, List<Expected> due) {
    var arrivals = check(today, due);
    readOut(arrivals);
    return arrivals;
  }

  private List<Arrival> check(LocalDate today, List<Expected> due) {
    var owed = due.stream().flatMap(Expected::lines).sorted().toList();
    var arrivals = mailbag.fresh();
    everything.addAll(arrivals);
    if (!arrivals.isEmpty()) {
      lastPost = arrivals;
    }
    var came =
        arrivals.stream().map(one -> Expected.line(one.purpose(), one.to())).sorted().toList();
    expected += owed.size();
    if (!came.equals(owed)) {
      throw new IllegalStateException(
          "On %s the post should have brought %s, and brought %s"
              .formatted(DAY.format(today), owed, came));
    }
    return arrivals;
  }

  /** The same words to several people are read out once. */
  private void readOut(List<Arrival> arrivals) {
    var same = new LinkedHashMap<String, List<Arrival>>();
    for (var arrival : arrivals) {
      same.computeIfAbsent(arrival.words(), words -> new ArrayList<>()).add(arrival);
    }
    same.values()
        .forEach(several -> {
          var first = several.getFirst();
          var to = String.join(", ", several.stream().map(one -> one.to().name()).toList());
          var head = "To " + to + ", " + first.way();
          transcript.letter(
              first.subject().isEmpty() ? head : head + ": " + first.subject(), first.body());
        });
  }

  /** What is owed and still open, as the group's page shows it. */
  public void owed(String group, String ifNothing) {
    var children = children(group);
    transcript.list(
        timetable(group)
            .filter(line -> !line.hasNonNull("settledOn"))
            .map(line -> owed(line, children))
            .toList(),
        ifNothing);
  }

  private Stream<JsonNode> timetable(String group) {
    return stream(worker.get("scheduling/core-groups/" + group + "/timetable"));
  }

  private Map<String, String> children(String group) {
    return stream(worker.get("membership/core-groups/" + group).path("children"))
        .collect(
            Collectors.toMap(
                child -> child.path("id").asString(),
                child -> child.path("name").asString("the unborn child")));
  }

  private static String owed(JsonNode line, Map<String, String> children) {
    var child = children.get(line.path("about").asString());
    var count = !line.hasNonNull("count") ? "" : ". " + line.path("count").asString();
    return line.path("words").asString()
        + (child == null ? "" : ", for " + child)
        + ": by **"
        + day(line.path("dueOn"))
        + "**"
        + count;
  }

  /** What became of everything that was owed in a group, in the order in which it was due. */
  public void verdicts(String group) {
    transcript.list(
        timetable(group)
            .map(line ->
                "%s, by %s: %s"
                    .formatted(
                        line.path("words").asString(), day(line.path("dueOn")), verdict(line)))
            .toList(),
        "Nothing was owed.");
  }

  private static String verdict(JsonNode line) {
    var on = line.hasNonNull("settledOn") ? day(line.path("settledOn")) : "";
    return switch (line.path("standing").asString()) {
      case "MET" -> "done on " + on;
      case "MET_LATE" -> "done late, on " + on;
      case "MISSED" -> "not done";
      case "FELL_AWAY" -> "no longer owed";
      default -> "still owed";
    };
  }

  /** Somebody says that something was done today. */
  public void done(String group, String kind) {
    timetable(group)
        .filter(line -> line.path("kind").asString().equals(kind))
        .filter(line -> !line.hasNonNull("settledOn"))
        .map(line -> line.path("obligation").asString())
        .forEach(id -> worker.post("scheduling/obligations/" + id + "/settle", Map.of()));
  }

  /** Waits until a fact told to scheduling shows in what is owed. */
  public void nothingOwedOf(String group, String kind) {
    comesTrue(
        kind + " is no longer owed",
        () ->
            timetable(group)
                .noneMatch(line ->
                    line.path("kind").asString().equals(kind) && !line.hasNonNull("settledOn")));
  }

  /** The tasks for a person that are open. */
  public void tasks() {
    var open =
        Stream.of("scheduling/tasks", "notification/tasks")
            .flatMap(tasks -> stream(admin.get(tasks).path("rows")))
            .map(Stage::task)
            .toList();
    transcript.list(open, "No task waits for a person.");
  }

  private static String task(JsonNode task) {
    var reference = task.path("reference").asString("");
    return task.path("words").asString() + (reference.isEmpty() ? "" : " (" + reference + ")");
  }

  /** Who has answered what, as the meeting's page shows it. */
  public void answers(String meeting) {
    transcript.list(
        stream(admin.get("scheduling/meetings/" + meeting).path("invited"))
            .filter(guest -> !guest.path("withdrawn").asBoolean())
            .map(guest -> enter.name(guest.path("person").asString()) + ": " + answer(guest))
            .toList(),
        "Nobody is invited.");
  }

  private boolean hasAnswered(String meeting, Player who) {
    return stream(admin.get("scheduling/meetings/" + meeting).path("invited"))
        .filter(guest -> guest.path("person").asString().equals(enter.id(who)))
        .anyMatch(guest -> guest.hasNonNull("answer"));
  }

  /** How much that is no answer has come back to the office's mailbox. */
  public long incoming() {
    return admin.get("notification/incoming").path("count").asLong();
  }

  /** How many mails the suite has sent so far that have arrived. */
  public long arrived() {
    return mailbag.mails().size();
  }

  /** Waits for what the post or the services are about to do. */
  public void comesTrue(String what, BooleanSupplier done) {
    for (int tried = 0; !done.getAsBoolean(); tried++) {
      if (tried == TRIES) {
        throw new IllegalStateException("This did not come true: " + what);
      }
      Pause.of(Duration.ofMillis(100));
    }
  }

  private static String answer(JsonNode guest) {
    return switch (guest.path("answer").asString("")) {
      case "ACCEPTED" -> "will come";
      case "DECLINED" -> guest.path("sendsReport").asBoolean() ? "sends a report" : "cannot come";
      case "TENTATIVE" -> "may come";
      default -> "has not answered";
    };
  }

  /** The letters that came together last. */
  public List<Arrival> lastPost() {
    return lastPost;
  }

  /** They accept in their calendars what they were last invited to, and it is taken in. */
  public void acceptInCalendar(String meeting, Player... them) {
    for (var who : them) {
      suite.postRoom().acceptInCalendar(lastInvitation(who));
    }
    for (var who : them) {
      comesTrue("The answer of " + who.name() + " is taken in", () -> hasAnswered(meeting, who));
    }
  }

  private ReceivedMail lastInvitation(Player who) {
    return everything.stream()
        .filter(one -> one.purpose().equals("INVITATION") && one.to().equals(who))
        .reduce((first, second) -> second)
        .orElseThrow()
        .requiredMail();
  }

  /** Somebody opens a link of a letter and presses a button; once more, if it has just come. */
  public void answerByLink(Arrival letter, String button) {
    var page = new Visitor(suite.address(Service.GATEWAY)).open(link(letter, "/a/")).press(button);
    if (page.words("h1").startsWith("Press once more")) {
      page.press("Yes");
    }
  }

  /** Somebody signs in with a code sent to their mailbox. */
  public Visitor signIn(Player who) {
    var visitor = new Visitor(suite.address(Service.GATEWAY));
    visitor.open("/sign-in").fill("mailbox", who.mailbox()).press("Send me a code");
    var letter = quietPost(today("SIGN_IN_CODE", who)).getFirst();
    return visitor
        .fill("code", letter.body().replaceAll("(?s).*Your code is (\\d{6}).*", "$1"))
        .press("Sign in");
  }

  private static String link(Arrival letter, String part) {
    return Stream.of(letter.body().split("\\s+"))
        .filter(word -> word.startsWith("https://") && word.contains(part))
        .findFirst()
        .orElseThrow();
  }

  public static Arrival to(Player who, List<Arrival> arrivals) {
    return arrivals.stream().filter(one -> one.to().equals(who)).findFirst().orElseThrow();
  }

  public static Stream<JsonNode> stream(JsonNode list) {
    return list.valueStream();
  }

  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  public static String day(JsonNode day) {
    return DAY.format(LocalDate.parse(day.asString()));
  }
}
