package uk.coregroups.standalone.caseload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;

/**
 * England's children on a plan: 50,000 of them in 26,300 families and 153 partnerships, each with
 * the open deadlines its case would have on this day.
 *
 * <p>It is written straight into scheduling's tables: by the doors it would take a day. The day
 * each deadline is counted from is real; the dates themselves are left for the service to put
 * right.
 */
public final class England {

  private static final String SCRIPT = "/caseload/england.sql";

  private final Books books;

  public England(Books books) {
    this.books = books;
  }

  /**
   * Writes it, and says how far it has come.
   *
   * @param largest the largest partnership, whose policy all others are given too
   */
  public void enter(UUID largest, LocalDate today, SortedSet<LocalDate> bankHolidays) {
    books.run("select setseed(0.5)");
    books.run("create temporary table morning as select ?::date as today", today);
    councils(largest);
    workedDays(today, bankHolidays);
    for (var statement : script().split(";\n", -1)) {
      if (statement.strip().startsWith("-- ")) {
        System.out.println(
            "  " + statement.strip().lines().findFirst().orElseThrow().substring(3) + " …");
      }
      if (!statement.isBlank()) {
        books.run(statement);
      }
    }
  }

  private void councils(UUID largest) {
    books.run("create temporary table council (id uuid, place int, children int, families int)");
    for (var one : Council.all(largest)) {
      books.run(
          "insert into council values (?, ?, ?, ?)",
          one.id(),
          one.place(),
          one.children(),
          one.families());
    }
  }

  private void workedDays(LocalDate today, SortedSet<LocalDate> bankHolidays) {
    books.run(
        """
        create temporary table worked_day as select day::date
        from generate_series(?::date, ?::date, interval '1 day') day
        where extract(isodow from day) < 6
        """,
        today.minusYears(2),
        today.plusYears(2));
    for (var holiday : bankHolidays) {
      books.run("delete from worked_day where day = ?", holiday);
    }
  }

  private static String script() {
    try (var in = Objects.requireNonNull(England.class.getResourceAsStream(SCRIPT))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
