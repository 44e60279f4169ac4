package uk.coregroups.membership.partnership;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;

/** Changes what roles are called and how they stand: the table {@code role}. */
@Repository
class RoleStore {

  private final JdbcClient jdbc;
  private final PartnershipStore partnerships;

  RoleStore(JdbcClient jdbc, PartnershipStore partnerships) {
    this.jdbc = jdbc;
    this.partnerships = partnerships;
  }

  /** The roles in their order, held against other changes until the transaction ends. */
  List<RoleLabel> lock(PartnershipId partnership) {
    jdbc.sql("select id from partnership where id = :id for update")
        .param("id", partnership.value())
        .query()
        .listOfRows();
    return partnerships.roles(partnership);
  }

  void call(PartnershipId partnership, String code, String label) {
    jdbc.sql("update role set label = :label where partnership = :partnership and code = :code")
        .param("partnership", partnership.value())
        .param("code", code)
        .param("label", label)
        .update();
  }

  void add(PartnershipId partnership, RoleLabel role, int place) {
    jdbc.sql("insert into role values (:partnership, :code, :label, :kind, :place)")
        .param("partnership", partnership.value())
        .param("code", role.code())
        .param("label", role.label())
        .param("kind", role.kind().name())
        .param("place", place)
        .update();
  }

  /** They stand in this order. */
  void order(PartnershipId partnership, List<RoleLabel> roles) {
    for (int place = 0; place < roles.size(); place++) {
      jdbc.sql("update role set place = :place where partnership = :partnership and code = :code")
          .param("partnership", partnership.value())
          .param("code", roles.get(place).code())
          .param("place", place)
          .update();
    }
  }

  /** How many members a group may have before it is called large. */
  void callLarge(PartnershipId partnership, int members) {
    jdbc.sql("update partnership set large_group = :members where id = :id")
        .param("id", partnership.value())
        .param("members", members)
        .update();
  }
}
