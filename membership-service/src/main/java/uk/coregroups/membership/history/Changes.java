package uk.coregroups.membership.history;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.child.Child;

/**
 * How often the professionals of one role have changed in the last twelve months of a child's plan
 * (S004:30 counts changes of worker for the child, not for the family).
 *
 * @param role what the partnership calls the role
 * @param changes how many professionals of that role left in that time
 * @param withoutHandover after how many of them nothing was handed over
 * @param vacantDays on how many days of that time nobody had the role, after somebody had left it
 * @param vacantNow whether nobody has it today
 */
record Changes(String role, int changes, int withoutHandover, long vacantDays, boolean vacantNow) {

  private static final int MONTHS = 12;

  /** The roles in which anybody has left, those with the most changes first. */
  static List<Changes> of(Child child, List<PastSeat> seats, LocalDate today) {
    var since = later(today.minusMonths(MONTHS), child.planStartedOn());
    var ended = child.planEndedOn();
    var end = ended == null || ended.isAfter(today) ? today : ended;
    var professionals =
        seats.stream()
            .filter(seat -> seat.kind() == PersonKind.PROFESSIONAL && seat.wasTaken())
            .toList();
    return professionals.stream()
        .map(PastSeat::roleCode)
        .distinct()
        .map(role -> professionals.stream().filter(seat -> seat.roleCode().equals(role)).toList())
        .flatMap(same -> of(same, since, end))
        .sorted(Comparator.comparingInt(Changes::changes).reversed().thenComparing(Changes::role))
        .toList();
  }

  private static Stream<Changes> of(List<PastSeat> same, LocalDate since, LocalDate end) {
    var left = same.stream().filter(seat -> seat.endedBetween(since, end)).toList();
    var firstLeft =
        left.stream()
            .flatMap(seat -> Stream.ofNullable(seat.until()))
            .min(Comparator.naturalOrder());
    if (firstLeft.isEmpty()) {
      return Stream.empty();
    }
    long vacant =
        firstLeft.get().datesUntil(end.plusDays(1)).filter(day -> nobodyOn(day, same)).count();
    return Stream.of(
        new Changes(
            same.getFirst().role(),
            left.size(),
            (int) left.stream().filter(seat -> seat.handover() == null).count(),
            vacant,
            nobodyOn(end, same)));
  }

  private static boolean nobodyOn(LocalDate day, List<PastSeat> same) {
    return same.stream().noneMatch(seat -> seat.isOn(day));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
