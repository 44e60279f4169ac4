package uk.coregroups.notification.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.disclosure.IdentifyingWordsStore;
import uk.coregroups.notification.invite.EntryStore;
import uk.coregroups.notification.letter.Letter.State;
import uk.coregroups.notification.letter.Purpose;

/** What the post does to the ledger, many letters in one statement. */
@Repository
class DeskStore {

  /**
   * How many is part of the text: knowing it, PostgreSQL keeps one plan instead of making a new one
   * for every claim, which costs it more than the claim itself. That plan looks up what belongs to
   * each letter one by one, also if it was made while the tables were small: kept, a plan that
   * reads them whole would cost more with every letter there is.
   */
  private static final String CLAIM =
      """
      with due as (
        select id from letter
        where state = 'DUE' and not_before <= :now and not_before >= :from and {which}
        limit {most} for update skip locked),
      taken as (
        update letter l set state = 'SENDING', claimed_by = :node, claimed_at = now(),
          attempts = attempts + 1
        from due where l.id = due.id returning l.*)
      select t.*,
        case when t.purpose in ('CANCELLATION', 'WITHDRAWAL') then false
          when t.purpose in ('INVITATION', 'ASK_AGAIN')
            and split_part(t.step, ' ', 1)::int < i.sequence then true
          else i.id is not null and (i.withdrawn or m.cancelled) end as overtaken,
        t.meeting is not null and a.kind = 'FAMILY' and exists (
          select 1 from (
            select s.person from seat s where s.core_group = t.core_group
              and (s.until_day is null or s.until_day > :today)
            union select o.person from invitation o where o.meeting = t.meeting and not o.withdrawn
          ) beside left join address b on b.person = beside.person
          where b.confidential is not false) as place_hidden,
      """
          + AddressStore.COLUMNS
          + ", "
          + EntryStore.COLUMNS
          + ", "
          + IdentifyingWordsStore.OF_GROUP
          + """

          from taken t
          left join lateral (select * from address where person = t.person limit 1) a on true
          left join lateral (select * from meeting where id = t.meeting limit 1) m on true
          left join lateral (select * from invitation where id = t.invitation limit 1) i on true
          """;

  private final JdbcClient jdbc;

  DeskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes letters that are due and marks them as being sent by this node. */
  List<Draft> claimDue(Claim claim, int atMost) {
    return claim("waits_for is null order by not_before, id", claim, false, atMost, "");
  }

  /** Letters that waited for a channel which has opened. */
  List<Draft> claimWaiting(Claim claim, Channel channel, int atMost) {
    return claim(
        "waits_for = :channel order by not_before, id", claim, false, atMost, channel.name());
  }

  /**
   * One letter that tries an interrupted channel, a different one each time: it must not hang on a
   * letter that is refused for itself.
   */
  List<Draft> claimTrial(Claim claim, Channel channel) {
    return claim(
        "waits_for = :channel order by refused_at nulls first, not_before, id",
        claim,
        true,
        1,
        channel.name());
  }

  private List<Draft> claim(String which, Claim claim, boolean trial, int most, String channel) {
    return jdbc.sql(CLAIM.replace("{which}", which).replace("{most}", String.valueOf(most)))
        .param("now", utc(claim.now))
        .param("from", claim.from)
        .param("node", claim.node)
        .param("today", claim.today)
        .param("channel", channel)
        .query((row, n) -> draft(row, trial))
        .list();
  }

  /**
   * What a node had marked and nobody has in hand is due again: it was never tried, also if another
   * node has thought it lost meanwhile. Says which letters these are.
   */
  List<UUID> giveBack(long node, Collection<LetterId> inHand) {
    return jdbc.sql(
            """
            update letter set state = 'DUE', claimed_by = null, attempts = attempts - 1,
              waits_for = null, reason = null
            where state in ('SENDING', 'UNCERTAIN') and claimed_by = :node and not id = any (:inHand)
            returning id
            """)
        .param("node", node)
        .param("inHand", new SqlArrayValue("uuid", inHand.stream().map(LetterId::value).toArray()))
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  /**
   * Puts what became of letters on record, of those this node still has. A provider's word that a
   * text has arrived, or has not, may come before ours that it went, and stands. A sign-in code is
   * forgotten as soon as it need not be known.
   */
  void record(long node, List<Line> lines, Instant now) {
    jdbc.sql(
            """
            update letter l set
              state = case when l.state in ('SENDING', 'UNCERTAIN') then u.state else l.state end,
              reason = case when l.state in ('SENDING', 'UNCERTAIN') then u.reason else l.reason end,
              channel = coalesce(u.channel, l.channel),
              provider_id = coalesce(u.provider, l.provider_id),
              not_before = coalesce(u.not_before, l.not_before),
              sent_at = case when u.state = 'SENT' then :now else l.sent_at end,
              code = case when u.state = 'DUE' then l.code end,
              waits_for = u.waits_for,
              refused_at = case when u.tried then :now else l.refused_at end,
              put_off = l.put_off + case when u.counts then 1 else 0 end,
              attempts = l.attempts - case when u.waits_for is null or u.tried then 0 else 1 end,
              claimed_by = null
            from unnest(:ids, :states, :channels, :reasons, :providers, :notBefore, :waitsFor,
                :tried, :counts)
              as u (id, state, channel, reason, provider, not_before, waits_for, tried, counts)
            where l.id = u.id
              and (l.state in ('SENDING', 'UNCERTAIN') and l.claimed_by = :node
                or u.state = 'SENT' and l.state in ('DELIVERED', 'UNDELIVERABLE'))
            """)
        .param("now", utc(now))
        .param("node", node)
        .param("waitsFor", array("text", lines, Line::waitsFor))
        .param("tried", array("boolean", lines, Line::tried))
        .param("counts", array("boolean", lines, Line::counts))
        .param("ids", array("uuid", lines, line -> line.letter.value()))
        .param("states", array("text", lines, Line::state))
        .param("channels", array("text", lines, Line::channel))
        .param("reasons", array("text", lines, Line::reason))
        .param("providers", array("text", lines, Line::provider))
        .param(
            "notBefore",
            array(
                "timestamptz",
                lines,
                line -> line.notBefore == null ? null : line.notBefore.toString()))
        .update();
  }

  /**
   * Lets letters go whose address arrived in the same moment as they were written, when neither
   * could see the other.
   */
  void findAddresses(Instant now) {
    jdbc.sql(
            """
            update letter l set state = 'DUE', not_before = :now, reason = null
            where l.state = 'AWAITING_ADDRESS'
              and exists (select 1 from address a where a.person = l.person)
            """)
        .param("now", utc(now))
        .update();
  }

  /**
   * Lets letters go their last way whose moment came while they waited for somebody to ask, or for
   * a channel.
   */
  void endWaiting(Instant now) {
    jdbc.sql(
            """
            update letter set state = 'DUE', not_before = :now, waits_for = null
            where (state = 'AWAITING_CONFIRMATION' or state = 'DUE' and waits_for is not null)
              and expires_at <= :now
            """)
        .param("now", utc(now))
        .update();
  }

  /**
   * Marks as uncertain what a node was sending when it died: one that no longer holds its lock. A
   * node that lives holds it on a connection of its own.
   */
  List<Lost> loseTrackOfTheDead(long thisNode) {
    return jdbc.sql(
            """
            update letter l set state = 'UNCERTAIN',
              reason = 'the post was interrupted while this letter was on its way'
            from (select claimed_by from letter
              where state = 'SENDING' and claimed_by <> :node and claimed_at < now() - interval '3 s'
              group by claimed_by having pg_try_advisory_xact_lock(claimed_by)) dead
            where l.claimed_by = dead.claimed_by and l.state = 'SENDING'
            returning l.id, l.partnership, l.core_group, l.person, l.reference
            """)
        .param("node", thisNode)
        .query((row, n) -> {
          var group = row.getObject("core_group", UUID.class);
          return new Lost(
              new LetterId(row.getObject("id", UUID.class)),
              new PartnershipId(row.getObject("partnership", UUID.class)),
              group == null ? null : new CoreGroupId(group),
              new PersonId(row.getObject("person", UUID.class)),
              row.getString("reference"));
        })
        .list();
  }

  /** Since when the oldest letter has been due that has not gone. */
  Optional<Instant> oldestDue(Instant now) {
    return jdbc.sql(
            """
            select min(oldest) as oldest from (
              (select not_before as oldest from letter where state = 'DUE' and waits_for is null
                order by not_before limit 1)
              union all select min(not_before) from letter
                where state = 'DUE' and waits_for is not null) due
            where oldest <= :now
            """)
        .param("now", utc(now))
        .query((row, n) -> Optional.ofNullable(instant(row, "oldest")))
        .single();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static Draft draft(ResultSet row, boolean trial) throws SQLException {
    var group = row.getObject("core_group", UUID.class);
    var invitation = row.getObject("invitation", UUID.class);
    return new Draft(
        new LetterId(row.getObject("id", UUID.class)),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        group == null ? null : new CoreGroupId(group),
        new PersonId(row.getObject("person", UUID.class)),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("reference"),
        row.getObject("about", UUID.class),
        invitation == null ? null : new InvitationId(invitation),
        row.getObject("due_on", LocalDate.class),
        row.getString("code"),
        instant(row, "expires_at"),
        row.getInt("attempts"),
        row.getObject("a_person") == null ? null : AddressStore.address(row),
        EntryStore.entry(row),
        IdentifyingWordsStore.words(row),
        row.getBoolean("place_hidden"),
        row.getBoolean("overtaken"),
        instant(row, "confirmed_at"),
        row.getInt("put_off"),
        row.getObject("not_before", OffsetDateTime.class).toInstant(),
        trial);
  }

  private static SqlArrayValue array(
      String type, List<Line> lines, Function<Line, @Nullable Object> column) {
    return new SqlArrayValue(type, lines.stream().map(column).toArray());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * Who claims letters, and when.
   *
   * @param from since when what is claimed has been due, or {@link OffsetDateTime#MIN} for ever.
   *     The head of the queue is full of letters that were claimed and are not swept away yet; the
   *     claim need not walk over them each time
   */
  record Claim(long node, Instant now, LocalDate today, OffsetDateTime from) {}

  /**
   * What is written into the ledger about one letter.
   *
   * @param waitsFor the channel it waits for, if it does
   * @param tried whether it was refused or put off just now
   * @param counts whether that is counted against it
   */
  record Line(
      LetterId letter,
      String state,
      @Nullable String channel,
      @Nullable String reason,
      @Nullable String provider,
      @Nullable Instant notBefore,
      @Nullable String waitsFor,
      boolean tried,
      boolean counts) {

    static Line of(LetterId letter) {
      return new Line(letter, "", null, null, null, null, null, false, false);
    }

    Line to(State next, @Nullable String why) {
      return new Line(
          letter, next.name(), channel, why, provider, notBefore, waitsFor, tried, counts);
    }

    Line by(@Nullable Channel way, @Nullable String id) {
      var name = way == null ? "none" : way.name();
      return new Line(letter, state, name, reason, id, notBefore, waitsFor, tried, counts);
    }

    Line at(Instant moment, boolean counted) {
      return new Line(letter, state, channel, reason, provider, moment, null, true, counted);
    }

    Line waitingFor(Channel way, boolean wasTried) {
      return new Line(
          letter, state, channel, reason, provider, notBefore, way.name(), wasTried, false);
    }
  }

  /** A letter that was on its way when its node died. */
  record Lost(
      LetterId letter,
      PartnershipId partnership,
      @Nullable CoreGroupId coreGroup,
      PersonId person,
      String reference) {}
}
