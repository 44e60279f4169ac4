package uk.coregroups.standalone.caseload;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open deadlines of all partnerships, as scheduling's tables have them. */
public final class Deadlines {

  private final Books books;

  public Deadlines(Books books) {
    this.books = books;
  }

  /** How many a policy makes: a change of calendar must look at them all. */
  public int open() {
    return books.number(
        "select count(*) from obligation where settled_on is null and due_limit is not null");
  }

  /** How many others are open: people expected at meetings. */
  public int others() {
    return books.number(
        "select count(*) from obligation where settled_on is null and due_limit is null");
  }

  public int childrenOnAPlan(int place) {
    return books.number(
        "select count(*) from on_plan p join council c on c.id = p.partnership where c.place = ?",
        place);
  }

  public int children() {
    return books.number("select count(*) from on_plan");
  }

  public int families() {
    return books.number("select count(*) from family");
  }

  public int partnerships() {
    return books.number("select count(*) from council");
  }

  /** Forgets how the dates got right, and sets the days of the next rungs as a round would. */
  public void begin(LocalDate today) {
    books.run("truncate obligation_moved");
    books.run(
        """
        update obligation set look_on = greatest(?::date, pg_temp.worked(due_on - 2))
        where kind in ('SHARE_WITH_PROFESSIONALS', 'SHARE_WITH_FAMILY') and due_on >= ?
        """,
        today,
        today);
    books.run(
        """
        create temporary table look as
        select id, look_on from obligation where look_on is not null
        """);
    books.run("analyze look");
    books.sweep();
  }

  /** Puts everything but the dates as it was before a change of calendar. */
  public void tidy() {
    books.run(
        """
        update obligation o set look_on = look.look_on from look
        where look.id = o.id and o.look_on is distinct from look.look_on
        """);
    books.sweep();
  }

  /** Remembers which dates the last change moved; says how many. */
  public int remember() {
    books.run("drop table if exists moved");
    books.run(
        """
        create temporary table moved as select obligation as id from obligation_moved
        where moved_at = (select max(moved_at) from obligation_moved)
        """);
    books.run("analyze moved");
    return books.number("select count(*) from moved");
  }

  /**
   * Moves the remembered ones by a day, the plainest way there is: one statement, one transaction,
   * nothing counted and nothing recorded.
   *
   * @return how many
   */
  public int moveBy(int days) {
    return books.run(
        "update obligation set due_on = due_on + ? where id in (select id from moved)", days);
  }

  /** Some of them, whichever come. */
  public List<Deadline> some(int count) {
    return some("obligation", count);
  }

  /** Some of those that are remembered. */
  public List<Deadline> someMoved(int count) {
    return some("moved join obligation using (id)", count);
  }

  private List<Deadline> some(String which, int count) {
    return books.list(
        """
        select o.*, l.rule, l.anchor as counted, r.anchor as or_counted,
          w.amount as warn_amount, w.unit as warn_unit
        from (select * from %s where settled_on is null and due_limit is not null
          order by random() limit ?) o
        join policy_limit l on l.id = o.due_limit
        left join policy_limit r on r.id = o.or_limit
        left join policy_limit w on w.id = o.warn_limit
        """
            .formatted(which),
        row ->
            new Deadline(
                row.getString("rule"),
                row.getString("counted"),
                row.getObject("anchor_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("or_counted"),
                row.getObject("or_from", LocalDate.class),
                row.getObject("warn_on", LocalDate.class),
                row.getInt("warn_amount"),
                row.getString("warn_unit")),
        count);
  }

  /** One of them, and what it is counted from. */
  public record Deadline(
      String rule,
      String counted,
      LocalDate from,
      LocalDate dueOn,
      @Nullable String orCounted,
      @Nullable LocalDate orFrom,
      @Nullable LocalDate warnOn,
      int warnAmount,
      @Nullable String warnUnit) {}
}
