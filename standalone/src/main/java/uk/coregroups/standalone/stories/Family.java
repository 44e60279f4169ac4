package uk.coregroups.standalone.stories;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.stage.Stage;

/** One family's core group in the stories: who is expected at it, and its meeting to come. */
final class Family {

  private final Stage stage;
  private final String group;
  private final String start;
  private final List<Player> expected;
  private final List<Player> unreachable;
  private String meeting = "";

  /**
   * Takes who is in the group.
   *
   * @param start the hour at which it always meets
   * @param unreachable invited, but nothing may be sent to them
   */
  Family(Stage stage, String group, String start, List<Player> expected, List<Player> unreachable) {
    this.stage = stage;
    this.group = group;
    this.start = start;
    this.expected = new ArrayList<>(expected);
    this.unreachable = new ArrayList<>(unreachable);
  }

  String group() {
    return group;
  }

  String meeting() {
    return meeting;
  }

  /** Those who are written to. */
  Player[] expected() {
    return expected.toArray(Player[]::new);
  }

  void joined(Player who) {
    expected.add(who);
  }

  void left(Player who) {
    expected.remove(who);
  }

  /** Nothing is sent to them any more. */
  void unreachable(Player who) {
    expected.remove(who);
    unreachable.add(who);
  }

  /** Books the next meeting. */
  void book(LocalDate day) {
    book(wanted(day));
  }

  /** Books a meeting of the professionals among themselves. */
  void bookProfessionals(LocalDate day) {
    var wanted = new HashMap<>(wanted(day));
    wanted.put("purpose", "PROFESSIONALS");
    book(wanted);
  }

  private void book(Map<String, Object> wanted) {
    meeting =
        stage
            .admin()
            .postOnceKnown("scheduling/core-groups/" + group + "/meetings", wanted)
            .path("id")
            .asString();
  }

  /** Takes the meeting out of the diary. */
  void cancel() {
    stage.admin().post("scheduling/meetings/" + meeting + "/cancel", Map.of("why", "No plan left"));
  }

  /** Ends the plans of all children. */
  void endPlans(LocalDate on) {
    var path = "membership/core-groups/" + group;
    Stage.stream(stage.admin().get(path).path("children"))
        .map(child -> child.path("id").asString())
        .forEach(child ->
            stage
                .worker()
                .post(path + "/children/" + child + "/plan/end", Map.of("endedOn", on.toString())));
  }

  void move(LocalDate day) {
    stage.admin().post("scheduling/meetings/" + meeting + "/move", wanted(day));
  }

  /** Asks somebody to a part of the meeting. */
  void ownTime(Player who, String from, int minutes) {
    var path = "scheduling/meetings/" + meeting;
    var id = stage.enter().id(who);
    var invitation =
        Stage.stream(stage.worker().get(path).path("invited"))
            .filter(guest -> guest.path("person").asString().equals(id))
            .map(guest -> guest.path("invitation").asString())
            .findFirst()
            .orElseThrow();
    stage
        .worker()
        .post(
            path + "/invitations/" + invitation + "/own-time",
            Map.of("start", from, "minutes", minutes));
  }

  private Map<String, Object> wanted(LocalDate day) {
    var venue = stage.enter().venueId(Cast.VENUE);
    return Map.of("date", day.toString(), "start", start, "minutes", 60, "venue", venue);
  }

  /** Records who came: all who could be asked. */
  void hold(Player chair, Player minuteTaker) {
    hold(chair, minuteTaker, expected);
  }

  private void hold(Player chair, Player minuteTaker, List<Player> invited) {
    var attendance =
        Stream.concat(
                invited.stream().map(who -> attended(who, "CAME")),
                unreachable.stream().map(who -> attended(who, "ABSENT")))
            .toList();
    var fields = new HashMap<String, Object>();
    fields.put("attendance", attendance);
    fields.put("chair", stage.enter().id(chair));
    fields.put("minuteTaker", stage.enter().id(minuteTaker));
    takeStock();
    stage.worker().post("scheduling/meetings/" + meeting + "/hold", fields);
  }

  /** Everybody is still a member; professionals among themselves are not asked. */
  private void takeStock() {
    var path = "scheduling/meetings/" + meeting + "/stock-take";
    var seen = stage.worker().get(path);
    if (seen.path("owed").asBoolean()) {
      var seats =
          Stage.stream(seen.path("seats"))
              .map(
                  seat -> Map.of("member", seat.path("member").asString(), "standing", "CONFIRMED"))
              .toList();
      stage.worker().post(path, Map.of("seats", seats, "missing", List.of()));
    }
  }

  private Map<String, String> attended(Player who, String how) {
    return Map.of("person", stage.enter().id(who), "how", how);
  }

  void shareMinutes(String receivers) {
    stage
        .worker()
        .post("scheduling/meetings/" + meeting + "/minutes/shared", Map.of("receivers", receivers));
  }

  /** Records that the professionals met among themselves and has their minutes shared. */
  void holdProfessionals() {
    var professionals = expected.stream().filter(who -> !who.isFamily()).toList();
    hold(professionals.getFirst(), professionals.get(1), professionals);
    shareMinutes("PROFESSIONALS");
  }

  /** The meeting is held and its minutes reach everybody the same day. */
  void holdAndShare() {
    hold(expected.getFirst(), expected.get(1));
    shareMinutes("PROFESSIONALS");
    if (Stream.concat(expected.stream(), unreachable.stream()).anyMatch(Player::isFamily)) {
      shareMinutes("FAMILY");
    }
  }

  /** Books the next meeting, and everybody says at once that they will come. */
  void bookAccepted(LocalDate day) {
    book(day);
    stage.quietPost(stage.today("INVITATION", expected()));
    stage.acceptInCalendar(meeting, expected());
  }

  /**
   * A meeting like most: it is held, its minutes are shared the same day, the next is booked, and
   * everybody says at once that they will come.
   */
  void meetAgain(LocalDate next) {
    holdAndShare();
    bookAccepted(next);
  }
}
