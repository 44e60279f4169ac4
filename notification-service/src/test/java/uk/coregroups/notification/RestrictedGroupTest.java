package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.surroundings.Knock;
import uk.coregroups.events.surroundings.Passes;

/** Letters about a group that opens only to its social worker. */
class RestrictedGroupTest extends Chapter {

  private static final String WORKER = "ada.okafor@anytown.example";

  @Test
  void whoIsNotNamedFindsNoLetterAndNoTaskOfItAndTheLettersStillGo() {
    var okafor = professional("Ms Okafor");
    var mother = parent(null);
    neighbours.tell(anytown, new CoreGroupRestricted(group, List.of(WORKER)));
    heard();
    book(okafor, mother);
    awaitLedger(okafor, "INVITATION SENT");
    awaitTasks(mother, "TELL_THEM");
    assertThat(count(office(), "/letters")).isZero();
    assertThat(count(office(), "/letters?coreGroup=" + group)).isZero();
    assertThat(count(office(), "/tasks")).isZero();
    assertThat(count(worker(), "/letters?coreGroup=" + group)).isEqualTo(2);
    assertThat(count(worker(), "/tasks")).isEqualTo(1);

    neighbours.tell(anytown, new CoreGroupOpened(group));
    heard();
    assertThat(count(office(), "/letters?coreGroup=" + group)).isEqualTo(2);
  }

  @Test
  void everythingToSomebodyIsStoppedAboutARestrictedGroupToo() {
    windTo(MONDAY_21_DECEMBER, "20:30");
    var mother = parent(ANYTHING_BY_DAY);
    book(mother);
    neighbours.tell(anytown, new CoreGroupRestricted(group, List.of(WORKER)));
    heard();
    var stopped = office().post("/people/" + mother.id() + "/stop", "{}");
    assertThat(stopped.body().path("withheld").asInt()).isEqualTo(1);
    awaitLedger(mother, "INVITATION WITHHELD");
  }

  private Knock worker() {
    return new Knock(port, Passes.mint(WORKER, anytown, List.of(), Role.SOCIAL_WORKER));
  }

  private static long count(Knock knock, String list) {
    return knock.get(list).body().path("count").asLong();
  }
}
