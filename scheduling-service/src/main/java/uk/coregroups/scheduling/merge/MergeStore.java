package uk.coregroups.scheduling.merge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.scheduling.meeting.Invitation;
import uk.coregroups.scheduling.meeting.Meeting;

/** Puts one person in the place of another throughout a group. */
@Repository
class MergeStore {

  private static final List<String> PLACES =
      List.of(
          "update roster_group set team_manager = :into where team_manager = :from and core_group ="
              + " :group",
          "update meeting set chair = :into where chair = :from and core_group = :group",
          "update meeting set minute_taker = :into where minute_taker = :from and core_group ="
              + " :group",
          "update school_move set contact = :into where contact = :from and core_group = :group",
          "update school_move set current_lead = :into where current_lead = :from and core_group ="
              + " :group",
          "update school_move set new_lead = :into where new_lead = :from and core_group = :group",
          """
          update turn set chair = :into
          where chair = :from and meeting in (select id from meeting where core_group = :group)
          """,
          """
          update turn set minute_taker = :into
          where minute_taker = :from and meeting in (select id from meeting where core_group = :group)
          """,
          """
          update next_minute_taker set person = :into
          where person = :from and meeting in (select id from meeting where core_group = :group)
          """,
          "update absence set deputy = :into where deputy = :from and core_group = :group",
          """
          update absence set deputy = null
          where deputy = :into and core_group = :group and cast(:from as uuid) is not null
            and member in (select member from roster_seat where person = :into)
          """,
          """
          insert into roster_need (core_group, partnership, person, kind, language)
          select core_group, partnership, :into, kind, language from roster_need
          where person = :from and core_group = :group on conflict do nothing
          """,
          """
          delete from roster_need
          where person = :from and core_group = :group and cast(:into as uuid) is not null
          """,
          """
          update arrangement a set person = :into
          where person = :from and meeting in (select id from meeting where core_group = :group)
            and not exists (select 1 from arrangement b
              where b.meeting = a.meeting and b.person = :into and b.kind = a.kind)
          """,
          """
          update invitation set person = :into
          where person = :from and meeting in (select id from meeting where core_group = :group)
          """,
          """
          update rung set told = array_replace(told, cast(:from as uuid), cast(:into as uuid))
          where :from = any (told)
            and obligation in (select id from obligation where core_group = :group)
          """);

  private final JdbcClient jdbc;

  MergeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void takePlace(PersonMerged merged) {
    for (var place : PLACES) {
      jdbc.sql(place)
          .param("from", merged.from().value())
          .param("into", merged.into().value())
          .param("group", merged.coreGroup().value())
          .update();
    }
  }

  /** The invitation is that of this seat; the seat it had before goes to whichever had this one. */
  void seat(Meeting meeting, Invitation invitation, MemberId member) {
    jdbc.sql(
            """
            update invitation set member = case when id = :id then :member else :before end
            where meeting = :meeting and (id = :id or member = :member)
            """)
        .param("id", invitation.id().value())
        .param("meeting", meeting.id().value())
        .param("member", member.value())
        .param("before", invitation.member().value())
        .update();
  }

  /**
   * One invitation counts instead of another from now on, and of whatever that one stood for. What
   * was said to one of these before the time changed is not about the time that stands.
   */
  void standFor(Invitation gone, Invitation stands, Instant now) {
    jdbc.sql(
            """
            update invitation set withdrawn_at = coalesce(withdrawn_at, :now), stands = :stands,
              stands_since = :sequence,
              time_sequence = case when stands = :gone and stands_since < :time then sequence + 1
                else time_sequence end
            where id = :gone or stands = :gone
            """)
        .param("gone", gone.id().value())
        .param("stands", stands.id().value())
        .param("sequence", stands.sequence())
        .param("time", gone.timeSequence())
        .param("now", utc(now))
        .update();
  }

  /** The answer to the one is the answer to the other. */
  void answerAs(InvitationId stands, InvitationId gone) {
    jdbc.sql(
            """
            update invitation s set answer = g.answer, answered_at = g.answered_at,
              sends_report = g.sends_report
            from invitation g where s.id = :stands and g.id = :gone
            """)
        .param("stands", stands.value())
        .param("gone", gone.value())
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
