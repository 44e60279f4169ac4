package uk.coregroups.scheduling.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bank holidays of whole years, without a year missing between the first and the last.
 *
 * @param holidays in the order of their dates
 */
public record HolidayList(List<Holiday> holidays) {

  public HolidayList {
    holidays = holidays.stream().sorted(Comparator.comparing(Holiday::date)).toList();
  }

  public int fromYear() {
    return holidays.getFirst().date().getYear();
  }

  public int untilYear() {
    return holidays.getLast().date().getYear();
  }

  boolean covers(LocalDate day) {
    return day.getYear() >= fromYear() && day.getYear() <= untilYear();
  }

  /** This list, and for the years it does not cover what {@code former} had. */
  HolidayList over(HolidayList former) {
    var all = new ArrayList<>(holidays);
    former.holidays.stream().filter(one -> !covers(one.date())).forEach(all::add);
    return new HolidayList(all);
  }

  /** The holidays of this list that another does not have. */
  public List<Holiday> without(HolidayList other) {
    var known = other.holidays.stream().map(Holiday::date).collect(Collectors.toSet());
    return holidays.stream().filter(one -> !known.contains(one.date())).toList();
  }
}
