package uk.coregroups.scheduling.rota;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.roster.RosterSeat;

/** Who has served in a group so far, meeting by meeting in their order. */
final class Served {

  private final Map<PersonId, LocalDate> last = new HashMap<>();
  private final Map<PersonId, LocalDate> held = new HashMap<>();
  private final Map<PersonId, LocalDate> chaired = new HashMap<>();
  private final Map<PersonId, Integer> turns = new HashMap<>();

  /** A meeting was held and they served. */
  void at(LocalDate day, @Nullable PersonId chair, @Nullable PersonId minuteTaker) {
    Stream.of(chair, minuteTaker).filter(Objects::nonNull).forEach(one -> held.put(one, day));
    asked(day, chair, minuteTaker);
  }

  /** A meeting is in the diary and it is their turn. */
  void asked(LocalDate day, @Nullable PersonId chair, @Nullable PersonId minuteTaker) {
    if (chair != null) {
      chaired.put(chair, day);
    }
    Stream.of(chair, minuteTaker)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(person -> {
          last.put(person, day);
          turns.merge(person, 1, Integer::sum);
        });
  }

  Practitioner by(RosterSeat seat) {
    var person = seat.person();
    return new Practitioner(
        person,
        seat.role(),
        seat.from(),
        held.get(person),
        last.get(person),
        chaired.get(person),
        turns.getOrDefault(person, 0));
  }
}
