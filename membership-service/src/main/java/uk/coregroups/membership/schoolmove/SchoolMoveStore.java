package uk.coregroups.membership.schoolmove;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.Reference;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.membership.schoolmove.SchoolMove.CalledOff;
import uk.coregroups.membership.schoolmove.SchoolMove.Consent;

/** School moves: the table {@code school_move}. */
@Repository
public class SchoolMoveStore {

  private final JdbcClient jdbc;

  SchoolMoveStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String freshReference(PartnershipId partnership) {
    return Reference.fresh(
        'T',
        reference ->
            jdbc.sql(
                    """
                    select exists (select 1 from school_move
                      where partnership = :partnership and reference = :reference)
                    """)
                .param("partnership", partnership.value())
                .param("reference", reference)
                .query(Boolean.class)
                .single());
  }

  void insert(SchoolMove move) {
    jdbc.sql(
            """
            insert into school_move (id, partnership, core_group, child, reference, phase, year,
              from_school, to_school, contact, joins_on)
            values (:id, :partnership, :group, :child, :reference, :phase, :year, :from, :to, :contact,
              :joinsOn)
            """)
        .param("id", move.id().value())
        .param("partnership", move.partnership().value())
        .param("group", move.coreGroup().value())
        .param("child", move.child().value())
        .param("reference", move.reference())
        .param("phase", move.phase().name())
        .param("year", move.year())
        .param("from", value(move.from()))
        .param("to", value(move.to()))
        .param("contact", value(move.contact()))
        .param("joinsOn", move.joinsOn())
        .update();
  }

  /** Saves another school or another contact; a school that changed has been told nothing. */
  void change(SchoolMove move) {
    jdbc.sql(
            """
            update school_move set from_school = :from, to_school = :to, contact = :contact,
              not_known_on = :notKnownOn,
              released_at = case when :released then released_at end,
              released_by = case when :released then released_by end,
              told_on = case when cast(:confirmed as date) is null then null else told_on end,
              told_by = case when cast(:confirmed as date) is null then null else told_by end,
              starts_on = case when cast(:confirmed as date) is null then null else starts_on end,
              confirmed_on = :confirmed
            where id = :id
            """)
        .param("id", move.id().value())
        .param("from", value(move.from()))
        .param("to", value(move.to()))
        .param("notKnownOn", move.notKnownOn())
        .param("contact", value(move.contact()))
        .param("released", move.released())
        .param("confirmed", move.confirmedOn())
        .update();
  }

  void release(SchoolMoveId move, String by, Instant now) {
    jdbc.sql("update school_move set released_at = :now, released_by = :by where id = :id")
        .param("id", move.value())
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void confirm(SchoolMoveId move, LocalDate on, String by, LocalDate startsOn) {
    jdbc.sql(
            """
            update school_move set confirmed_on = :on, told_on = :on, told_by = :by,
              starts_on = :startsOn
            where id = :id
            """)
        .param("id", move.value())
        .param("on", on)
        .param("by", by)
        .param("startsOn", startsOn)
        .update();
  }

  void callOff(SchoolMoveId move, CalledOff why) {
    jdbc.sql("update school_move set called_off_on = :on, called_off_why = :why where id = :id")
        .param("id", move.value())
        .param("on", why.on())
        .param("why", why.why())
        .update();
  }

  void decide(SchoolMoveId move, Consent consent, @Nullable LocalDate startsOn) {
    jdbc.sql(
            """
            update school_move set consented = :given, decided_on = :on, starts_on = :startsOn
            where id = :id
            """)
        .param("id", move.value())
        .param("given", consent.given())
        .param("on", consent.on())
        .param("startsOn", startsOn)
        .update();
  }

  Optional<SchoolMove> lock(SchoolMoveId id, PartnershipId partnership) {
    return lock(id).filter(move -> move.partnership().equals(partnership));
  }

  Optional<SchoolMove> lock(SchoolMoveId id) {
    return jdbc.sql("select * from school_move where id = :id for update")
        .param("id", id.value())
        .query((row, n) -> SchoolMoveRow.read(row))
        .optional();
  }

  Optional<SchoolMove> find(SchoolMoveId id) {
    return jdbc.sql("select * from school_move where id = :id")
        .param("id", id.value())
        .query((row, n) -> SchoolMoveRow.read(row))
        .optional();
  }

  /**
   * The moves from or to these schools, of this summer or a later one, whose new school does not
   * know yet.
   */
  List<SchoolMove> lockOpen(Collection<SchoolId> schools, int sinceYear) {
    return jdbc.sql(
            """
            select * from school_move
            where (from_school = any (:schools) or to_school = any (:schools))
              and confirmed_on is null and called_off_on is null and year >= :year
            order by core_group, id for update
            """)
        .param(
            "schools", new SqlArrayValue("uuid", schools.stream().map(SchoolId::value).toArray()))
        .param("year", sinceYear)
        .query((row, n) -> SchoolMoveRow.read(row))
        .list();
  }

  /** The moves from a group, of this summer or a later one, whose new school does not know yet. */
  List<SchoolMove> lockOpenOf(CoreGroupId group, int sinceYear) {
    return jdbc.sql(
            """
            select * from school_move
            where core_group = :group and confirmed_on is null and called_off_on is null
              and year >= :year
            order by id for update
            """)
        .param("group", group.value())
        .param("year", sinceYear)
        .query((row, n) -> SchoolMoveRow.read(row))
        .list();
  }

  /** The moves of which this person is to tell the new school, and it does not know yet. */
  List<SchoolMove> lockOpenOf(PersonId contact, PartnershipId partnership) {
    return jdbc.sql(
            """
            select * from school_move
            where contact = :contact and partnership = :partnership and confirmed_on is null
              and called_off_on is null
            order by core_group, id for update
            """)
        .param("contact", contact.value())
        .param("partnership", partnership.value())
        .query((row, n) -> SchoolMoveRow.read(row))
        .list();
  }

  /** The moves of a child that are still to come: the new school does not know yet. */
  List<SchoolMove> lockOpenOf(ChildId child) {
    return jdbc.sql(
            """
            select * from school_move
            where child = :child and confirmed_on is null and called_off_on is null
            order by core_group, id for update
            """)
        .param("child", child.value())
        .query((row, n) -> SchoolMoveRow.read(row))
        .list();
  }

  /** Whether a move in a summer is written down, and not called off. */
  boolean isExpected(ChildId child, int year) {
    return jdbc.sql(
            """
            select exists (select 1 from school_move
              where child = :child and year = :year and joins_on is null and called_off_on is null)
            """)
        .param("child", child.value())
        .param("year", year)
        .query(Boolean.class)
        .single();
  }

  /** Whether a move during the year is written down that neither ended nor was called off. */
  boolean isUnderWay(ChildId child, LocalDate today) {
    return jdbc.sql(
            """
            select exists (select 1 from school_move
              where child = :child and joins_on is not null and called_off_on is null
                and (starts_on is null and consented is distinct from false or starts_on > :today))
            """)
        .param("child", child.value())
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  public List<SchoolMove> of(CoreGroupId group) {
    return jdbc.sql("select * from school_move where core_group = :group order by year, id")
        .param("group", group.value())
        .query((row, n) -> SchoolMoveRow.read(row))
        .list();
  }

  /** The moves of a partnership's children in a summer, also those called off. */
  public List<SchoolMove> ofSummer(PartnershipId partnership, int summer) {
    return jdbc.sql(
            """
            select * from school_move
            where partnership = :partnership and year = :summer and joins_on is null
            order by id
            """)
        .param("partnership", partnership.value())
        .param("summer", summer)
        .query((row, n) -> SchoolMoveRow.read(row))
        .list();
  }

  /** Moves to a school whose lead one of these people is, and of which they have been told. */
  public List<SchoolMove> toldTo(Collection<PersonId> people) {
    return jdbc.sql(
            """
            select v.* from school_move v
            join school_lead l on l.school = v.to_school and l.partnership = v.partnership
            where l.person = any (:people)
              and v.called_off_on is null
              and (v.released_at is not null or v.confirmed_on is not null)
            order by v.year, v.id
            """)
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .query((row, n) -> SchoolMoveRow.read(row))
        .list();
  }

  private static @Nullable UUID value(@Nullable SchoolId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable UUID value(@Nullable PersonId id) {
    return id == null ? null : id.value();
  }
}
