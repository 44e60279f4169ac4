package uk.coregroups.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An obligation that cannot climb is no reason for the others not to. */
class OneRowFailsTest extends Chapter {

  private static final LocalDate MONDAY_21_DECEMBER = LocalDate.of(2026, 12, 21);

  @Test
  void theOthersAreRemindedAndItIsTriedAgainInTheNextRound() {
    book(LocalDate.of(2027, 1, 8));
    var stuck =
        jdbc.sql(
                """
                select id from obligation where core_group = :group and settled_on is null
                  and kind = 'REPLY' order by id limit 1
                """)
            .param("group", group.value())
            .query((row, n) -> row.getObject(1, UUID.class))
            .single();
    jdbc.sql(
            """
            create function broken_row() returns trigger language plpgsql as $$
            begin
              if new.obligation = '%s' then raise 'a fault of this row'; end if;
              return new;
            end $$
            """
                .formatted(stuck))
        .update();
    jdbc.sql(
            "create trigger broken_row before insert on rung for each row"
                + " execute function broken_row()")
        .update();
    try {
      windTo(MONDAY_21_DECEMBER);
      assertThatThrownBy(round::run).hasMessageStartingWith("1 failed");
      assertThat(reminded()).isEqualTo(3);
    } finally {
      jdbc.sql("drop function broken_row cascade").update();
    }
    round.run();
    assertThat(reminded()).isEqualTo(4);
  }

  private long reminded() {
    return count(
        "rung r join obligation o on o.id = r.obligation where r.name = 'REPLY_AWAITED'"
            + " and o.core_group = '"
            + group
            + "'");
  }
}
