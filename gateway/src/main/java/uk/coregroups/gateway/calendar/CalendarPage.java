package uk.coregroups.gateway.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.gateway.services.Timescales;

/** The days nobody works, a year at a time. */
@Controller
public class CalendarPage {

  private final Timescales timescales;

  CalendarPage(Timescales timescales) {
    this.timescales = timescales;
  }

  @GetMapping("/calendar")
  String calendar(
      @RequestParam(required = false) @Nullable Integer year,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    int shown = year == null ? today.getYear() : year;
    model.addAttribute("view", new View(timescales.calendar(), shown));
    return "calendar/calendar";
  }

  /** What the page shows. */
  public record View(Timescales.Calendar calendar, int year) {

    /** Every year something is known or forecast of, in order. */
    public List<Integer> years() {
      var known =
          Stream.of(
                  calendar.holidays().stream().map(Timescales.Holiday::date),
                  calendar.forecast().stream().map(Timescales.Holiday::date),
                  calendar.closures().stream().map(Timescales.Closure::date))
              .flatMap(days -> days)
              .mapToInt(LocalDate::getYear);
      return IntStream.concat(known, IntStream.of(year)).distinct().sorted().boxed().toList();
    }

    /** The official bank holidays of the year. */
    public List<Timescales.Holiday> official() {
      return inOrder(calendar.holidays());
    }

    /** The bank holidays of the year that nobody has announced yet. */
    public List<Timescales.Holiday> forecast() {
      return inOrder(calendar.forecast());
    }

    /** The authority's own closure days of the year. */
    public List<Timescales.Closure> closures() {
      return calendar.closures().stream()
          .filter(one -> one.date().getYear() == year)
          .sorted(Comparator.comparing(Timescales.Closure::date))
          .toList();
    }

    private List<Timescales.Holiday> inOrder(List<Timescales.Holiday> days) {
      return days.stream()
          .filter(one -> one.date().getYear() == year)
          .sorted(Comparator.comparing(Timescales.Holiday::date))
          .toList();
    }
  }
}
