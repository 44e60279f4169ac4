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
 * much, so the database writes those facts itself.
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

  private static final String PLANS =
      """
      (select c.core_group, c.id, c.born_on, p.ended_on from child c join plan p on p.child = c.id
        where c.core_group in (select id from s_family where fresh))
      """;

  private static final String GROUPS =
      """
      select 'membership', core_group,
        1 + count(ended_on) + case when count(*) = count(ended_on) then 1 else 0 end
      from
      """
          + PLANS
          + "c group by core_group order by core_group";

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
      '{"coreGroup":"' || g.id || '","reference":' || to_json(g.reference)::text
        || coalesce(',"teamManager":"' || t.manager || '"', '')
        || ',"formedOn":"' || g.formed_on || '","children":[' || coalesce(c.running, '')
        || '],"members":[' || coalesce(m.seats, '') || '],"team":"' || g.team || '"}' as body
    from s_family x join core_group g on g.id = x.id join team t on t.id = g.team
    left join (select core_group,
        string_agg('"' || id || '"', ',' order by born_on, id) filter (where ended_on is null)
          as running
      from %1$s c group by core_group) c on c.core_group = g.id
    left join (select m.core_group,
        string_agg(concat('{"member":"', m.id, '","person":"', m.person, '","kind":"', p.kind,
          '","role":"', m.role, '","from":"', m.from_day, '"}'), ','
          order by m.from_day, m.role, m.id) as seats
      from member m join person p on p.id = m.person
      where m.core_group in (select id from s_family where fresh)
        and (m.until_day is null or m.until_day > date '%2$s')
      group by m.core_group) m on m.core_group = g.id
    union all
    select core_group, 1 + row_number() over (partition by core_group order by born_on, id),
      'membership.plan-ended.v1', false,
      '{"coreGroup":"' || core_group || '","child":"' || id || '","on":"' || ended_on || '"}'
    from %1$s c where ended_on is not null
    union all
    select core_group, 2 + count(*), 'membership.core-group-closed.v1', false,
      '{"coreGroup":"' || core_group || '","on":"' || max(ended_on) || '"}'
    from %1$s c group by core_group having count(*) = count(ended_on)
    """
        .formatted(PLANS, today);
  }
}
