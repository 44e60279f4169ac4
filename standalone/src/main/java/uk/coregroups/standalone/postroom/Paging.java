package uk.coregroups.standalone.postroom;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a long list.
 *
 * @param number which page this is, from 1
 * @param link where pages are, up to their number
 */
public record Paging<T>(List<T> rows, int number, int pages, String link) {

  private static final int ROWS_ON_A_PAGE = 50;

  /** The page with that number, or the nearest there is. */
  static <T> Paging<T> of(List<T> all, int wanted, String link) {
    int pages = Math.max(1, Math.ceilDiv(all.size(), ROWS_ON_A_PAGE));
    int number = Math.clamp(wanted, 1, pages);
    int first = (number - 1) * ROWS_ON_A_PAGE;
    int end = Math.min(first + ROWS_ON_A_PAGE, all.size());
    return new Paging<>(all.subList(first, end), number, pages, link);
  }

  <R> Paging<R> map(Function<T, R> row) {
    return new Paging<>(rows.stream().map(row).toList(), number, pages, link);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
