package uk.coregroups.scheduling.schoolmove;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveExpected;

/** School moves as membership tells them: the table {@code school_move}. */
@Repository
class SchoolMoveStore {

  private final JdbcClient jdbc;

  SchoolMoveStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void save(SchoolMoveExpected move, PartnershipId partnership) {
    jdbc.sql(
            """
            insert into school_move (id, partnership, core_group, child, reference, offer_on,
              current_lead, contact, new_school_known, current_last_day, new_last_day, new_term_starts,
              joins_on)
            values (:id, :partnership, :group, :child, :reference, :offerOn,
              :lead, :contact, :known, :currentLast, :newLast, :starts, :joinsOn)
            on conflict (id) do update set
              offer_on = excluded.offer_on, current_lead = excluded.current_lead,
              contact = excluded.contact, new_school_known = excluded.new_school_known,
              current_last_day = excluded.current_last_day, new_last_day = excluded.new_last_day,
              new_term_starts = excluded.new_term_starts, joins_on = excluded.joins_on,
              confirmed_on = null, new_lead = null
            """)
        .param("id", move.move().value())
        .param("partnership", partnership.value())
        .param("group", move.coreGroup().value())
        .param("child", move.child().value())
        .param("reference", move.reference())
        .param("offerOn", move.offerOn())
        .param("lead", value(move.currentLead()))
        .param("contact", value(move.contact()))
        .param("known", move.newSchoolKnown())
        .param("currentLast", move.currentLastDay())
        .param("newLast", move.newLastDay())
        .param("starts", move.newTermStarts())
        .param("joinsOn", move.joinsOn())
        .update();
  }

  void confirm(SchoolMoveConfirmed confirmed) {
    jdbc.sql("update school_move set confirmed_on = :on, new_lead = :lead where id = :id")
        .param("id", confirmed.move().value())
        .param("on", confirmed.on())
        .param("lead", value(confirmed.newLead()))
        .update();
  }

  /** The first day at the new school, and what letters call the move. */
  Optional<Start> start(SchoolMoveId move) {
    return jdbc.sql("select new_term_starts, reference, joins_on from school_move where id = :id")
        .param("id", move.value())
        .query((row, n) ->
            new Start(
                row.getObject(1, LocalDate.class),
                row.getString("reference"),
                row.getObject("joins_on", LocalDate.class)))
        .optional();
  }

  private static @Nullable UUID value(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  /**
   * How the child begins at the new school.
   *
   * @param joinsOn the day, of a move during the year
   */
  record Start(@Nullable LocalDate termStarts, String reference, @Nullable LocalDate joinsOn) {}
}
