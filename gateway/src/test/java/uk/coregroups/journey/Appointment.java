package uk.coregroups.journey;

import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.BOLA_DUNN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.demo.Enter;
import uk.coregroups.standalone.demo.Visitor;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.mailbox.ReceivedMail;
import uk.coregroups.standalone.stage.Stage;

/**
 * One group and its meeting, by working days from the first of the month: booked, answered by some
 * the next day and by the others when they are asked again, held after four days, its minutes
 * shared in time, when they are nearly due, or on the last day. It knows which letters that makes.
 */
final class Appointment {

  /** Working days from the booking. */
  private static final int ANSWERED = 1;

  private static final int ASKED_AGAIN_AND_ANSWERED = 3;
  private static final int HELD = 4;
  private static final List<Integer> SHARED = List.of(0, 3, 5);

  private final Running running;
  private final Enter enter;
  private final String group;
  private final List<Player> members;
  private final List<LocalDate> month;
  private final int booked;
  private final int sharedAfter;
  private final List<Player> prompt = new ArrayList<>();
  private final List<Player> late = new ArrayList<>();

  /** Its meeting is booked on the working day with the number {@code booked}. */
  Appointment(
      Running running,
      Enter enter,
      String group,
      List<Player> members,
      List<LocalDate> month,
      int booked,
      Random random) {
    this.running = running;
    this.enter = enter;
    this.group = group;
    this.members = members;
    this.month = month;
    this.booked = booked;
    this.sharedAfter = SHARED.get(booked % SHARED.size());
    members.forEach(one -> (random.nextBoolean() ? prompt : late).add(one));
  }

  /** What is done on that working day. */
  List<Deed> deeds(int day) {
    var deeds = new ArrayList<Deed>();
    if (day == booked) {
      deeds.add(new Deed("Booked: " + group, this::book, () -> !seen().isMissingNode()));
    }
    if (day == booked + ANSWERED) {
      prompt.forEach(who -> deeds.add(answer(who, () -> acceptInCalendar(who))));
      deeds.add(write(members.getFirst()));
    }
    if (day == booked + ASKED_AGAIN_AND_ANSWERED) {
      late.forEach(who -> deeds.add(answer(who, () -> answerByLink(who))));
      deeds.add(write(members.getLast()));
    }
    if (day == booked + HELD) {
      deeds.add(new Deed("Held: " + group, this::hold, this::isHeld));
    }
    if (day == booked + HELD + sharedAfter) {
      receivers()
          .forEach(who ->
              deeds.add(new Deed("Shared: " + group, () -> share(who), () -> isShared(who))));
    }
    return deeds;
  }

  /** Who must have received what, each once, by the end: the beginning of a mail's subject. */
  List<Letter> mails() {
    var letters = new ArrayList<Letter>();
    members.forEach(who -> letters.add(new Letter(who.mailbox(), "Appointment " + reference())));
    members.forEach(
        who -> letters.add(new Letter(who.mailbox(), "Reminder: appointment " + reference())));
    late.forEach(
        who -> letters.add(new Letter(who.mailbox(), "Can you come? Appointment " + reference())));
    var minutes = "Minutes of " + reference() + ": to be shared ";
    if (sharedAfter >= 3) {
      letters.add(new Letter(BOLA_DUNN.mailbox(), minutes + "by"));
    }
    if (sharedAfter >= 5) {
      letters.add(new Letter(BOLA_DUNN.mailbox(), minutes + "today"));
      letters.add(new Letter(ADA_OKAFOR.mailbox(), minutes + "today"));
    }
    return letters;
  }

  /** The same of texts. */
  List<Letter> texts() {
    return members.stream()
        .map(Player::mobile)
        .filter(Objects::nonNull)
        .map(phone -> new Letter(phone, "Reminder: appointment " + reference()))
        .toList();
  }

  /** Who receives something, and what it is. */
  record Letter(String to, String what) {}

  private void book() {
    if (seen().isMissingNode()) {
      running
          .office("admin")
          .post(
              "scheduling/core-groups/" + group + "/meetings",
              Map.of(
                  "date",
                  month.get(booked + HELD).toString(),
                  "start",
                  "09:00",
                  "minutes",
                  30,
                  "venue",
                  enter.venueId(Cast.VENUE)));
    }
  }

  private Deed answer(Player who, Runnable doing) {
    BooleanSupplier answered = () -> guest(who).hasNonNull("answer");
    return new Deed("The answer of " + who.name() + " to " + group, doing, answered);
  }

  private void acceptInCalendar(Player who) {
    running.postRoom().acceptInCalendar(mail(who, "Appointment "));
  }

  private void answerByLink(Player who) {
    var body = mail(who, "Can you come? Appointment ").open().text().orElseThrow();
    var link =
        Stream.of(body.split("\\s+"))
            .filter(word -> word.startsWith("https://") && word.contains("/a/"))
            .findFirst()
            .orElseThrow();
    var page = new Visitor(running.suite().address(Service.GATEWAY)).open(link);
    page.press("I will come");
    if (page.words("h1").startsWith("Press once more")) {
      page.press("Yes");
    }
    if (!guest(who).hasNonNull("answer")) {
      throw new IllegalStateException("It was not taken: " + page.words("h1"));
    }
  }

  /** By hand, about the invitation: it is no answer, and is read by a person. */
  private Deed write(Player who) {
    var words = "Is there parking for " + group + ", asks " + who.name() + "?";
    return new Deed(
        "What " + who.name() + " wrote",
        () -> running.postRoom().replyByHand(mail(who, "Appointment "), words),
        () -> running.count(Service.NOTIFICATION, "incoming where words like ?", words + "%") == 1);
  }

  private ReceivedMail mail(Player who, String subject) {
    var beginning = subject + reference() + ":";
    return running.postRoom().mails().stream()
        .filter(mail -> mail.receiver().equals(who.mailbox()))
        .filter(mail -> mail.open().subject().startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("It has not come yet"));
  }

  private void hold() {
    var worker = running.office("worker");
    var path = "scheduling/meetings/" + meeting().path("id").asString();
    var stock = worker.get(path + "/stock-take");
    if (stock.path("owed").asBoolean()) {
      var seats =
          Stage.stream(stock.path("seats"))
              .map(
                  seat -> Map.of("member", seat.path("member").asString(), "standing", "CONFIRMED"))
              .toList();
      worker.post(path + "/stock-take", Map.of("seats", seats, "missing", List.of()));
    }
    var held = new HashMap<String, Object>();
    held.put(
        "attendance",
        members.stream().map(who -> Map.of("person", enter.id(who), "how", "CAME")).toList());
    held.put("chair", enter.id(ADA_OKAFOR));
    held.put("minuteTaker", enter.id(BOLA_DUNN));
    worker.post(path + "/hold", held);
  }

  private boolean isHeld() {
    return meeting().path("state").asString().equals("HELD");
  }

  private List<String> receivers() {
    return members.stream().anyMatch(Player::isFamily)
        ? List.of("PROFESSIONALS", "FAMILY")
        : List.of("PROFESSIONALS");
  }

  private void share(String receivers) {
    running
        .office("worker")
        .post(
            "scheduling/meetings/" + meeting().path("id").asString() + "/minutes/shared",
            Map.of("receivers", receivers));
  }

  private boolean isShared(String receivers) {
    return Stage.stream(
            running.office("worker").get("scheduling/core-groups/" + group + "/timetable"))
        .anyMatch(line ->
            line.path("kind").asString().equals("SHARE_WITH_" + receivers)
                && line.hasNonNull("settledOn"));
  }

  private JsonNode seen() {
    return running.office("admin").get("scheduling/core-groups/" + group + "/meetings").path(0);
  }

  private JsonNode meeting() {
    return seen().path("meeting");
  }

  private String reference() {
    return meeting().path("reference").asString();
  }

  private JsonNode guest(Player who) {
    return Stage.stream(seen().path("invited"))
        .filter(guest -> guest.path("person").asString().equals(enter.id(who)))
        .findFirst()
        .orElseThrow();
  }
}
