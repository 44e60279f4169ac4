package uk.coregroups.scheduling.venue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.VenueId;
import uk.coregroups.scheduling.venue.Venue.Decision;

/** Venues: the table {@code venue}. */
@Repository
class VenueStore {

  private final JdbcClient jdbc;

  VenueStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds a venue that was proposed.
   *
   * @return whether it was added; not if another of that name is proposed or in use
   */
  boolean insert(Venue venue) {
    return jdbc.sql(
                """
                insert into venue (id, partnership, name, address, proposed_by, proposed_at)
                values (:id, :partnership, :name, :address, :by, :at)
                on conflict (partnership, lower(name)) where retired_at is null do nothing
                """)
            .param("id", venue.id().value())
            .param("partnership", venue.partnership().value())
            .param("name", venue.name())
            .param("address", venue.address())
            .param("by", venue.proposed().by())
            .param("at", moment(venue.proposed().at()))
            .update()
        == 1;
  }

  /** All of them, by name. */
  List<Venue> of(PartnershipId partnership) {
    return jdbc.sql(
            "select * from venue where partnership = :partnership order by lower(name),"
                + " proposed_at")
        .param("partnership", partnership.value())
        .query((row, n) -> venue(row))
        .list();
  }

  /**
   * One of the partnership's.
   *
   * @param id what may be an id, and may be anything
   */
  Optional<Venue> find(PartnershipId partnership, String id) {
    return of(partnership).stream().filter(one -> one.id().toString().equals(id)).findFirst();
  }

  /** One of the partnership's, which nobody else changes until the end of the transaction. */
  Optional<Venue> lock(PartnershipId partnership, VenueId id) {
    return jdbc.sql("select * from venue where id = :id and partnership = :partnership for update")
        .param("id", id.value())
        .param("partnership", partnership.value())
        .query((row, n) -> venue(row))
        .optional();
  }

  void approve(VenueId id, Decision decision) {
    decide("update venue set approved_by = :by, approved_at = :at where id = :id", id, decision);
  }

  void retire(VenueId id, Decision decision) {
    decide("update venue set retired_by = :by, retired_at = :at where id = :id", id, decision);
  }

  private void decide(String update, VenueId id, Decision decision) {
    jdbc.sql(update)
        .param("by", decision.by())
        .param("at", moment(decision.at()))
        .param("id", id.value())
        .update();
  }

  private static Venue venue(ResultSet row) throws SQLException {
    return new Venue(
        new VenueId(row.getObject("id", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        row.getString("name"),
        row.getString("address"),
        new Decision(row.getString("proposed_by"), at(row, "proposed_at")),
        decision(row, "approved"),
        decision(row, "retired"));
  }

  private static @Nullable Decision decision(ResultSet row, String what) throws SQLException {
    var by = row.getString(what + "_by");
    return by == null ? null : new Decision(by, at(row, what + "_at"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime moment(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
