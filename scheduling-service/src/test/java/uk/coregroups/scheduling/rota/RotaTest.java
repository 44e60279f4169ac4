package uk.coregroups.scheduling.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.scheduling.roster.RosterSeat;

/** Whose turn it is, meeting by meeting. */
class RotaTest {

  private static final LocalDate JOINED = LocalDate.of(2026, 12, 17);
  private static final LocalDate FIRST_MEETING = LocalDate.of(2027, 1, 5);
  private static final CoreGroupId GROUP = CoreGroupId.fresh();

  private final Served served = new Served();
  private final List<RosterSeat> seats = new ArrayList<>();
  private LocalDate day = FIRST_MEETING;

  /** Twelve meetings of six weeks: letters are people, the chair before the minute-taker. */
  @ParameterizedTest
  @CsvSource({
    "2, ab ba ab ba ab ba ab ba ab ba ab ba",
    "3, ab ca bc ab ca bc ab ca bc ab ca bc",
    "4, ab cd ba dc ab cd ba dc ab cd ba dc",
    "5, ab cd ea bc de ab cd ea bc de ab cd",
  })
  void overTwelveMeetingsTheTurnsComeRound(int people, String turns) {
    sit(people);
    assertThat(String.join(" ", IntStream.range(0, 12).mapToObj(n -> serve()).toList()))
        .isEqualTo(turns);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 12})
  void nobodyServesTwiceBeforeEverybodyHasOnce(int people) {
    sit(people);
    Collections.shuffle(seats, new Random(people));
    var turns = new HashMap<Character, Integer>();
    var chairs = new HashMap<Character, Integer>();
    for (int meeting = 1; meeting <= 60; meeting++) {
      var turn = serve();
      turn.chars().forEach(one -> turns.merge((char) one, 1, Integer::sum));
      chairs.merge(turn.charAt(0), 1, Integer::sum);
      assertThat(spread(turns, people)).as("turns after %d meetings", meeting).isLessThan(2);
    }
    assertThat(spread(chairs, people)).as("chaired in 60 meetings").isLessThan(3);
  }

  @Test
  void whoJoinsLaterServesNextAndWhoHasLeftServesNoMore() {
    sit(3);
    assertThat(serve()).isEqualTo("ab");
    seats.add(seat('d', "HOUSING", day));
    assertThat(serve()).isEqualTo("cd");
    seats.removeIf(seat -> letter(seat.person()) == 'a');
    assertThat(serve()).isEqualTo("bc");
    assertThat(serve()).isEqualTo("db");
  }

  @Test
  void whoIsAwayIsPassedOverAndServesWhenTheyAreBack() {
    sit(4);
    assertThat(serve()).isEqualTo("ab");
    var c = seats.remove(2);
    assertThat(serve()).isEqualTo("da");
    seats.add(c);
    assertThat(serve()).isEqualTo("cb");
  }

  @ParameterizedTest
  @CsvSource({
    "ADVOCATE, false, false",
    "INTERPRETER, false, false",
    "SIGN_LANGUAGE_INTERPRETER, false, false",
    "TEAM_MANAGER, true, false",
    "POLICE, true, false",
    "LEAD_SOCIAL_WORKER, true, true",
    "SCHOOL, true, true",
    "FOSTER_CARER, true, true",
  })
  void someRolesNeverServeAndSomeOnlyByHand(String role, boolean may, boolean inTurn) {
    assertThat(Practitioner.mayServe(PersonKind.PROFESSIONAL, role)).isEqualTo(may);
    assertThat(Practitioner.mayServe(PersonKind.FAMILY, role)).isFalse();
    assertThat(served.by(seat('a', role, JOINED)).isAskedInTurn() && may).isEqualTo(inTurn);
  }

  @Test
  void theFirstCoreGroupIsChairedByAManagerOrElseByTheLeadSocialWorker() {
    sit(2);
    seats.add(seat('s', "LEAD_SOCIAL_WORKER", JOINED));
    var led = rota(false).first();
    assertThat(letters(led)).isEqualTo("sa");
    assertThat(led.chairWhy()).startsWith("the lead social worker chairs the first core group");

    seats.add(seat('m', "TEAM_MANAGER", JOINED));
    var managed = rota(false).first();
    assertThat(letters(managed)).isEqualTo("ma");
    assertThat(managed.chairWhy()).isEqualTo("a manager chairs the first core group");
    assertThat(letters(rota(false).next(null))).doesNotContain("m");
  }

  @Test
  void theFirstCoreGroupWithoutEitherGoesByTurns() {
    sit(2);
    assertThat(letters(rota(false).first())).isEqualTo("ab");
  }

  @Test
  void whoWasToWriteNextWritesAndSomebodyElseChairs() {
    sit(3);
    serve();
    var turn = rota(false).next(person('c'));
    assertThat(letters(turn)).isEqualTo("ac");
    assertThat(turn.minuteTakerWhy()).isEqualTo("agreed at the end of the last meeting");
    assertThat(letters(rota(false).next(person('z')))).as("who has left since").isEqualTo("ca");
  }

  @Test
  void onePersonDoesBothWhereThePartnershipSaysSo() {
    sit(3);
    var turns = new ArrayList<String>();
    for (int n = 0; n < 4; n++) {
      var turn = rota(true).next(null);
      served.at(day, turn.chair(), turn.minuteTaker());
      day = day.plusWeeks(6);
      turns.add(letters(turn));
    }
    assertThat(turns).containsExactly("aa", "bb", "cc", "aa");
  }

  @Test
  void aloneOneChairsAndTheOfficeWritesAndWithNobodyItSaysSo() {
    sit(1);
    var alone = rota(false).next(null);
    assertThat(letters(alone)).isEqualTo("a-");
    assertThat(alone.minuteTakerWhy()).isEqualTo("nobody else can be asked, so the office writes");
    seats.clear();
    var nobody = rota(false).first();
    assertThat(letters(nobody)).isEqualTo("--");
    assertThat(nobody.chairWhy()).isEqualTo("nobody in the group can be asked");
  }

  @Test
  void itSaysWhenSomebodyServedLast() {
    sit(2);
    serve();
    var turn = rota(false).next(null);
    assertThat(turn.chairWhy()).isEqualTo("served last on Tuesday 5 January 2027");
    assertThat(rota(false).practitioners()).extracting(Practitioner::turns).containsExactly(1, 1);
  }

  private void sit(int people) {
    for (int n = 0; n < people; n++) {
      seats.add(seat((char) ('a' + n), "SCHOOL", JOINED));
    }
  }

  /** The next turn is worked out, and served. */
  private String serve() {
    var turn = rota(false).next(null);
    served.at(day, turn.chair(), turn.minuteTaker());
    day = day.plusWeeks(6);
    return letters(turn);
  }

  private Rota rota(boolean onePerson) {
    return new Rota(seats.stream().map(served::by).toList(), onePerson);
  }

  private static RosterSeat seat(char letter, String role, LocalDate from) {
    return new RosterSeat(
        MemberId.fresh(), GROUP, person(letter), PersonKind.PROFESSIONAL, role, from, null);
  }

  private static PersonId person(char letter) {
    return new PersonId(new UUID(0, letter));
  }

  private static String letters(Turn turn) {
    return "" + letter(turn.chair()) + letter(turn.minuteTaker());
  }

  private static char letter(@Nullable PersonId person) {
    return person == null ? '-' : (char) person.value().getLeastSignificantBits();
  }

  private static int spread(Map<Character, Integer> counts, int people) {
    Set<Integer> numbers = new HashSet<>(counts.values());
    if (counts.size() < people) {
      numbers.add(0);
    }
    return Collections.max(numbers) - Collections.min(numbers);
  }
}
