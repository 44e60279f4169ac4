package uk.coregroups.membership.intake;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.coregroup.Replay;
import uk.coregroups.membership.person.TellContact;

/**
 * What the neighbours hear of an intake: each person who is new or reached otherwise, and each
 * group that is new or not as it was, as a replay would tell it. What is new has no history and is
 * much, so the database writes those facts itself, from the tables in which they were laid out. A
 * seat is for a professional or for the family as its role is: the scrutiny has seen to that.
 */
@Service
class Telling {

  private static final String NEW_PEOPLE =
      "select 'contact', id, 1::bigint from s_person where fresh";

  /** A person who is new has no record of safe contact, and nothing is sent to a parent. */
  private static final String CONTACTS =
      """
      select id as stream, 1 as number, 'contact.contact-changed.v1' as type, false as restates,
        concat('{"person":"', id, '","kind":"', kind, '"',
          case kind when 'PROFESSIONAL' then ',"name":' || to_json(name)::text end,
          ',"email":' || to_json(email)::text, ',"mobile":' || to_json(mobile)::text,
          ',"confidentialAddress":' || confidential, '}') as body
      from s_person where fresh
      """;

  private static final String NEW_GROUPS = "(select id from s_family where fresh)";

  /** Whose role is not among these is family, who are told of nothing unless somebody made sure. */
  private static final String PROFESSIONAL =
      """
      any ((select array_agg(code) from role
        where partnership = :partnership and kind = 'PROFESSIONAL')::text[])
      """;

  private static final String GROUPS =
      """
      select 'membership', family,
        1 + count(ended_on) + case when count(*) = count(ended_on) then 1 else 0 end
      from s_child where family in %s group by family order by family
      """
          .formatted(NEW_GROUPS);

  private final Outbox outbox;
  private final TellContact tellContact;
  private final Loading loading;
  private final Replay replay;

  Telling(Outbox outbox, TellContact tellContact, Loading loading, Replay replay) {
    this.replay = replay;
    this.outbox = outbox;
    this.tellContact = tellContact;
    this.loading = loading;
  }

  void tell(PartnershipId partnership, LocalDate today) {
    outbox.tellFirst(partnership, NEW_PEOPLE, CONTACTS);
    tellContact.of(loading.changedPeople(), partnership);
    outbox.tellFirst(partnership, GROUPS, restated(today));
    replay.these(loading.changedGroups(), partnership, today);
  }

  /** As a replay would tell it on that day: those who sit there, and whose plan is running. */
  private static String restated(LocalDate today) {
    return """
    select g.id as stream, 1 as number, 'membership.core-group-restated.v1' as type,
      true as restates,
      concat('{"coreGroup":"', g.id, '","reference":"', g.reference, '"',
        ',"teamManager":"' || t.manager || '"', ',"formedOn":"', g.since, '","children":[',
        c.running, '],"members":[', m.seats, '],"team":"', g.team, '"}') as body
    from s_family g join team t on t.id = g.team
    join (select family,
        string_agg('"' || id || '"', ',') filter (where ended_on is null) as running
      from s_child where family in %1$s group by family) c on c.family = g.id
    left join (select family,
        string_agg('{"member":"' || id || '","person":"' || person || '","kind":"' ||
          case when role = %3$s then 'PROFESSIONAL' else 'FAMILY' end
          || '","role":"' || role || '","from":"' || from_day || '"}', ',') as seats
      from s_member where family in %1$s and (until_day is null or until_day > date '%2$s')
      group by family) m on m.family = g.id
    where g.fresh
    union all
    select family, 1 + row_number() over (partition by family order by id),
      'membership.plan-ended.v1', false,
      concat('{"coreGroup":"', family, '","child":"', id, '","on":"', ended_on, '"}')
    from s_child where family in %1$s and ended_on is not null
    union all
    select family, 2 + count(*), 'membership.core-group-closed.v1', false,
      concat('{"coreGroup":"', family, '","on":"', max(ended_on), '"}')
    from s_child where family in %1$s group by family having count(*) = count(ended_on)
    """
        .formatted(NEW_GROUPS, today, PROFESSIONAL);
  }
}
