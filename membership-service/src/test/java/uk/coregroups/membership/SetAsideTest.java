package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An extract of which most is new is taken in without indexes, keys and references. */
class SetAsideTest extends ExtractChapter {

  @Autowired JdbcClient jdbc;

  @Test
  void whatWasSetAsideIsPutUpAgain() {
    var before = guards();
    long key = keyOfMembers();

    var intake = taken(withVisitors(membersThatFit() + 100));

    assertThat(intake.path("state").asString()).isEqualTo("LOADED");
    assertThat(keyOfMembers()).isNotEqualTo(key);
    assertThat(guards())
        .containsExactlyElementsOf(before)
        .anyMatch(guard -> guard.contains("plan_pkey"))
        .anyMatch(guard -> guard.contains("core_group_in_partnership"))
        .anyMatch(guard -> guard.contains("absence_member_fkey"));
  }

  /** Every index, key, reference and column that must be filled, of every table. */
  private List<String> guards() {
    return jdbc.sql(
            """
            select pg_get_indexdef(indexrelid) as guard from pg_index
              join pg_class i on i.oid = indexrelid where i.relnamespace = 'public'::regnamespace
            union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
              from pg_constraint where connamespace = 'public'::regnamespace
            union all select attrelid::regclass || ' ' || attname from pg_attribute
              join pg_class t on t.oid = attrelid
              where t.relnamespace = 'public'::regnamespace and attnotnull and attnum > 0
            order by guard
            """)
        .query((row, n) -> row.getString("guard"))
        .list();
  }

  private long keyOfMembers() {
    return jdbc.sql("select 'member_pkey'::regclass::oid::bigint").query(Long.class).single();
  }

  /** No fewer than there are. */
  private int membersThatFit() {
    return jdbc.sql("select pg_relation_size('member') / 100").query(Integer.class).single();
  }
}
