package uk.coregroups.scheduling.rota;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;

/**
 * Whose turn it is, among those who can be asked for one meeting.
 *
 * <p>The two who served longest ago serve, in whichever part; of these two, who chaired longest ago
 * chairs. So nobody serves twice before everybody has once, and chairing comes round as well.
 *
 * @param practitioners those who may serve and can come
 * @param onePerson whether one person chairs and writes (Camden), instead of two (Cheshire East)
 */
public record Rota(List<Practitioner> practitioners, boolean onePerson) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final String NOBODY = "nobody in the group can be asked";
  private static final String OFFICE = "nobody else can be asked, so the office writes";

  public Rota {
    practitioners = practitioners.stream().sorted(Practitioner.FAIRLY).toList();
  }

  /** The first core group: its team's manager leads it if they are a member, else the lead. */
  public Turn first() {
    return one(Practitioner::isTeamManager)
        .map(manager -> chairedBy(manager, "a manager chairs the first core group"))
        .or(() ->
            one(Practitioner::isLead)
                .map(lead ->
                    chairedBy(
                        lead,
                        "the lead social worker chairs the first core group, as no team manager is"
                            + " a member who can come")))
        .orElseGet(() -> next(null));
  }

  /**
   * Any other meeting.
   *
   * @param agreed who was to write next, as agreed at the end of the last meeting
   */
  public Turn next(@Nullable PersonId agreed) {
    var writer = one(one -> one.person().equals(agreed));
    if (writer.isPresent()) {
      var words = "agreed at the end of the last meeting";
      return turn(onePerson ? inTurn().findFirst() : but(writer.get()), writer.get(), words);
    }
    var two = inTurn().limit(2).toList();
    if (two.isEmpty()) {
      return new Turn(null, NOBODY, null, OFFICE);
    }
    if (onePerson) {
      return turn(Optional.of(two.getFirst()), two.getFirst(), why(two.getFirst()));
    }
    var chair = two.stream().min(Practitioner.LEAST_RECENT_CHAIR).orElseThrow();
    return chairedBy(chair, why(chair));
  }

  private Turn chairedBy(Practitioner chair, String why) {
    var writer = onePerson ? Optional.of(chair) : but(chair);
    return new Turn(
        chair.person(),
        why,
        writer.map(Practitioner::person).orElse(null),
        writer.map(Rota::why).orElse(OFFICE));
  }

  private static Turn turn(Optional<Practitioner> chair, Practitioner writer, String writerWhy) {
    return new Turn(
        chair.map(Practitioner::person).orElse(null),
        chair.map(Rota::why).orElse(NOBODY),
        writer.person(),
        writerWhy);
  }

  private Stream<Practitioner> inTurn() {
    return practitioners.stream().filter(Practitioner::isAskedInTurn);
  }

  private Optional<Practitioner> one(Predicate<Practitioner> which) {
    return practitioners.stream().filter(which).findFirst();
  }

  private Optional<Practitioner> but(Practitioner other) {
    return inTurn().filter(one -> !one.equals(other)).findFirst();
  }

  private static String why(Practitioner one) {
    var last = one.lastServed();
    return last == null ? "has not served yet" : "served last on " + day(last);
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }
}
