package uk.coregroups.membership.child;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;

/** Who is what to which child: the table {@code kinship}. */
@Repository
public class KinStore {

  private final JdbcClient jdbc;

  KinStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Everybody who is something to one of a group's children. */
  public List<Kin> of(CoreGroupId group) {
    return jdbc.sql(
            """
            select k.* from kinship k join child c on c.id = k.child
            where c.core_group = :group order by k.child, k.kin, k.person
            """)
        .param("group", group.value())
        .query((row, n) ->
            new Kin(
                new PersonId(row.getObject("person", UUID.class)),
                new ChildId(row.getObject("child", UUID.class)),
                Kin.Of.valueOf(row.getString("kin"))))
        .list();
  }

  /** Puts what is known of a child in the place of what was known before. */
  public void replace(ChildId child, PartnershipId partnership, Collection<Kin> all) {
    jdbc.sql("delete from kinship where child = :child").param("child", child.value()).update();
    for (var kin : all) {
      jdbc.sql("insert into kinship values (:partnership, :person, :child, :kin)")
          .param("partnership", partnership.value())
          .param("person", kin.person().value())
          .param("child", child.value())
          .param("kin", kin.kin().name())
          .update();
    }
  }
}
