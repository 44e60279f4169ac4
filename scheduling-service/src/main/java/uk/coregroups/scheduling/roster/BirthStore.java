package uk.coregroups.scheduling.roster;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;

/**
 * When children who came here unborn are expected and were born: columns of {@code roster_child}.
 */
@Repository
public class BirthStore {

  private final JdbcClient jdbc;

  BirthStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Saves the day expected; says whether it was not known. */
  public boolean expect(CoreGroupId group, ChildId child, LocalDate on) {
    return save("expected_on", group, child, on);
  }

  /** Saves the birthday; says whether it was not known. */
  public boolean born(CoreGroupId group, ChildId child, LocalDate on) {
    return save("born_on", group, child, on);
  }

  private boolean save(String column, CoreGroupId group, ChildId child, LocalDate on) {
    return jdbc.sql(
                """
                update roster_child set %1$s = :on
                where core_group = :group and child = :child and %1$s is distinct from :on
                """
                    .formatted(column))
            .param("group", group.value())
            .param("child", child.value())
            .param("on", on)
            .update()
        > 0;
  }

  /** The birthday of a child who came here unborn. */
  public Optional<LocalDate> bornOn(ChildId child) {
    return jdbc.sql("select born_on from roster_child where child = :child and born_on is not null")
        .param("child", child.value())
        .query((row, n) -> row.getObject(1, LocalDate.class))
        .optional();
  }
}
