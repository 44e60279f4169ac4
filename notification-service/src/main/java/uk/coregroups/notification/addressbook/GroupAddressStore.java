package uk.coregroups.notification.addressbook;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;

/** The groups' own addresses: the table {@code group_address}. */
@Repository
public class GroupAddressStore {

  private final JdbcClient jdbc;

  GroupAddressStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Gives a group its address, unless it has one; says what letters call the group. */
  void open(CoreGroupId group, PartnershipId partnership, String reference) {
    jdbc.sql(
            """
            insert into group_address (token, partnership, core_group, reference)
            values (:token, :partnership, :group, :reference)
            on conflict (core_group) do update set reference = excluded.reference
            """)
        .param("token", token())
        .param("partnership", partnership.value())
        .param("group", group.value())
        .param("reference", reference)
        .update();
  }

  /** A group that has closed has no address any more; null opens it again. */
  void close(CoreGroupId group, @Nullable LocalDate on) {
    jdbc.sql("update group_address set closed_on = :on where core_group = :group")
        .param("on", on)
        .param("group", group.value())
        .update();
  }

  /** The group that a token is of. */
  public Optional<GroupAddress> byToken(String token) {
    return find("token = :it", token);
  }

  /** The address of a group. */
  public Optional<GroupAddress> ofGroup(CoreGroupId group) {
    return find("core_group = :it", group.value());
  }

  private Optional<GroupAddress> find(String which, Object it) {
    return jdbc.sql("select * from group_address where " + which)
        .param("it", it)
        .query((row, n) ->
            new GroupAddress(
                row.getString("token"),
                new PartnershipId(row.getObject("partnership", UUID.class)),
                new CoreGroupId(row.getObject("core_group", UUID.class)),
                row.getString("reference"),
                row.getObject("closed_on", LocalDate.class)))
        .optional();
  }

  /** Random, of 122 bits: nobody finds an address by trying. */
  private static String token() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * A group's address.
   *
   * @param token what stands for the group in it
   * @param reference what letters call the group
   * @param closedOn the day the group closed
   */
  public record GroupAddress(
      String token,
      PartnershipId partnership,
      CoreGroupId coreGroup,
      String reference,
      @Nullable LocalDate closedOn) {}
}
