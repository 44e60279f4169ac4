package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Enter;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.ledger.Leaving;
import uk.coregroups.standalone.ledger.Ledger;
import uk.coregroups.standalone.ledger.Mailbag;

/**
 * A child's name, a school, a street and the reason, typed into every field of every page that
 * takes words, by everybody with an account. None of it is in anything that leaves, and no letter
 * had to be held back for it.
 */
class EveryFieldIT {

  private static final String WORDS =
      Cast.AVA + " of " + Cast.HILLSIDE + ", 3 Orchard Close, core group";

  private static final LocalDate MEETING = LocalDate.of(2027, 1, 4);

  @TempDir Path left;

  @Test
  void whatIsTypedAnywhereLeavesNowhere() throws Exception {
    Outsider.empty(left, Stream.concat(Cast.neverOutside().stream(), Stream.of("Orchard Close")));
    try (var running = new Running()) {
      var family = new Family(running);
      var everybody = everybody(running, family);
      everybody.forEach(Scribbler::scribble);
      running.time().rest();
      family.moveTheMeeting();
      running.time().set(MEETING.minusDays(1).atTime(10, 0));
      running.time().rest();
      everybody.forEach(Scribbler::scribbleAtTheEnd);
      running.time().rest();
      everybody.forEach(one -> assertThat(one.wrong()).isEmpty());
      assertThat(fields(everybody, Scribbler::fields)).hasSizeGreaterThan(60);
      assertThat(fields(everybody, Scribbler::accepted)).hasSizeGreaterThan(15);
      var ledger = new Ledger(running.suite().database(Service.NOTIFICATION));
      Leaving.post(new Mailbag(running.postRoom(), ledger), left);
      Leaving.logs(running.suite().logs(), left);
      assertThat(heldBack(running)).isEmpty();
    }
    var outsider = new Outsider(left);
    assertThat(outsider.learns()).isEmpty();
    assertThat(outsider.read("mail")).isGreaterThan(15);
  }

  /** All who have an account, a member who signs in by a code, and a mother with her letter. */
  private static List<Scribbler> everybody(Running running, Family family) {
    var gateway = running.suite().address(Service.GATEWAY);
    var everybody = new ArrayList<Scribbler>();
    for (var account : List.of("admin", "manager", "worker", "quality", "operator")) {
      var one = new Scribbler(gateway, WORDS, MEETING);
      one.signIn(account + "@anytown.example", running.suite().secrets().password());
      one.walk(family.pages());
      everybody.add(one);
    }
    var member = new Scribbler(gateway, WORDS, MEETING);
    member.signInByCode(Cast.BEN_REID.mailbox(), () -> family.codeTo(Cast.BEN_REID));
    member.walk(List.of("/mine"));
    everybody.add(member);
    var mother = new Scribbler(gateway, WORDS, MEETING);
    mother.walk(List.of(family.linkTo(Cast.MARY_HARTLEY)));
    everybody.add(mother);
    return everybody;
  }

  private static Set<String> fields(
      List<Scribbler> everybody, Function<Scribbler, Set<String>> which) {
    return everybody.stream().map(which).flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** Tasks about letters that would have told. */
  private static Set<String> heldBack(Running running) {
    return running
        .office("admin")
        .get("notification/tasks")
        .path("rows")
        .valueStream()
        .filter(task -> task.path("kind").asString().equals("WOULD_TELL"))
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  /** A family with a meeting ahead. */
  private static final class Family {

    private final Running running;
    private final String group;
    private final Map<String, Object> slot;
    private final String meeting;

    Family(Running running) {
      this.running = running;
      var enter = new Enter(running.office("operator"), running.office("admin"));
      enter.partnership();
      enter.venue(Cast.VENUE, running.office("manager"));
      List.of(Cast.ADA_OKAFOR, Cast.BEN_REID, Cast.BOLA_DUNN, Cast.NIA_LYLE)
          .forEach(enter::professional);
      enter.family(Cast.MARY_HARTLEY, true);
      var today = running.time().today();
      enter.safeContact(Cast.MARY_HARTLEY, today);
      enter.school(
          Cast.HILLSIDE, Cast.BEN_REID, LocalDate.of(2027, 7, 21), LocalDate.of(2027, 9, 2));
      group = enter.group(today, Map.of(Cast.AVA, LocalDate.of(2016, 2, 2)));
      enter.join(group, Cast.BEN_REID, "SCHOOL");
      enter.join(group, Cast.BOLA_DUNN, "HEALTH_VISITOR");
      enter.join(group, Cast.MARY_HARTLEY, "PARENT");
      running.time().rest();
      slot =
          new HashMap<>(
              Map.of("start", "10:00", "minutes", 60, "venue", enter.venueId(Cast.VENUE)));
      slot.put("date", MEETING.toString());
      meeting =
          running
              .office("admin")
              .postOnceKnown("scheduling/core-groups/" + group + "/meetings", slot)
              .path("id")
              .asString();
      running.time().rest();
    }

    List<String> pages() {
      return List.of(
          "/today",
          "/core-groups/" + group,
          "/core-groups/new?unborn=yes",
          "/core-groups/" + group + "/members/new",
          "/meetings/" + meeting);
    }

    void moveTheMeeting() {
      slot.put("start", "11:00");
      running.office("admin").post("scheduling/meetings/" + meeting + "/move", slot);
      running.time().rest();
    }

    String codeTo(Cast.Player who) {
      running.time().rest();
      return found(who, "Your sign-in code", ".*Your code is (\\d{6}).*");
    }

    String linkTo(Cast.Player who) {
      return found(who, "Appointment", ".*(/a/[A-Za-z0-9_-]+).*");
    }

    private String found(Cast.Player who, String subject, String what) {
      var pattern = Pattern.compile(what, Pattern.DOTALL);
      return running.postRoom().mails().stream()
          .filter(mail -> mail.receiver().equals(who.mailbox()))
          .filter(mail -> mail.open().subject().startsWith(subject))
          .map(mail -> pattern.matcher(mail.open().text().orElseThrow()))
          .filter(Matcher::matches)
          .map(match -> match.group(1))
          .findFirst()
          .orElseThrow();
    }
  }
}
