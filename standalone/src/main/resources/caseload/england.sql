-- Days that are worked
create function pg_temp.worked(any_day date) returns date language sql stable
as 'select max(day) from worked_day where day <= $1';
create unique index on worked_day (day);

-- Partnerships, each with a policy of its own: what the largest was given, copied
create temporary table own_policy as
select gen_random_uuid() as id, c.id as partnership from council c
where not exists (select 1 from policy p where p.partnership = c.id);
insert into policy (id, partnership, version, effective_from, profile, set_on)
select o.id, o.partnership, p.version, p.effective_from, p.profile, p.set_on
from own_policy o, policy p where p.partnership = (select id from council where place = 0);
insert into policy_limit
  (id, policy, rule, anchor, severity, amount, unit, convention, roll, source)
select gen_random_uuid(), o.id, l.rule, l.anchor, l.severity, l.amount, l.unit, l.convention, l.roll,
  l.source
from own_policy o, policy p join policy_limit l on l.policy = p.id
where p.partnership = (select id from council where place = 0);
create temporary table set_limit as
select p.partnership, l.rule, l.anchor,
  coalesce(
    min(l.id::text) filter (where l.severity = 'HARD'),
    min(l.id::text) filter (where l.severity = 'WARN'),
    min(l.id::text))::uuid as binding,
  case when bool_or(l.severity = 'HARD')
    then min(l.id::text) filter (where l.severity = 'WARN') end::uuid as warning
from policy p join policy_limit l on l.policy = p.id group by p.partnership, l.rule, l.anchor;
create unique index on set_limit (partnership, rule, anchor);

-- Families: an initial conference within the last 12 months, reviews in time after it
create temporary table family as
select gen_random_uuid() as core_group, c.id as partnership, c.place, n,
  'G-' || upper(to_hex(c.place * 4096 + n)) as reference,
  md5(c.id || ' ' || (n - 1) / 25)::uuid as team,
  gen_random_uuid() as initial_id, gen_random_uuid() as review_id, gen_random_uuid() as planned_id,
  gen_random_uuid() as held_id, gen_random_uuid() as booked_id,
  pg_temp.worked(m.today - 1 - (random() * 364)::int) as initial_on
from morning m, council c, generate_series(1, c.families) n;
alter table family add first_review date, add second_review date, add held_on date, add booked_on date;
update family set first_review = pg_temp.worked(initial_on + 78 + (random() * 12)::int);
update family set second_review = pg_temp.worked(first_review + 165 + (random() * 14)::int);
alter table family add reviewed_on date, add planned_on date;
update family f set
  reviewed_on = case when second_review < today then second_review
    when first_review < today then first_review end,
  planned_on = case when first_review >= today then first_review
    when second_review >= today then second_review
    else pg_temp.worked(second_review + 165 + (random() * 14)::int) end
from morning;

-- Core groups held in the last weeks, a few of them overdue; most have a next one in the diary
update family set held_on = pg_temp.worked(
  greatest(initial_on + 8,
    case when random() < 0.06 then today - 36 - (random() * 25)::int
    else today - 1 - (random() * 34)::int end))
from morning where initial_on < today - 12;
update family set booked_on = pg_temp.worked(
  greatest(today + 3 + (random() * 9)::int,
    case when held_on is null then initial_on + 7 + (random() * 7)::int
    else held_on + 25 + (random() * 16)::int end))
from morning where random() < 0.85;

-- Children on a plan
create temporary table on_plan as
select gen_random_uuid() as child, c.id as partnership,
  case when n <= c.families then n else 1 + (random() * (c.families - 1))::int end as n
from council c, generate_series(1, c.children) n;

-- Families on the way to an initial conference: one for every eleven with a plan
create temporary table coming as
select gen_random_uuid() as core_group, c.id as partnership,
  'N-' || upper(to_hex(c.place * 4096 + n)) as reference,
  gen_random_uuid() as strategy_id, gen_random_uuid() as planned_id,
  pg_temp.worked(m.today - 1 - (random() * 20)::int) as strategy_on, null::date as planned_on
from morning m, council c, generate_series(1, c.families / 11) n;
update coming set planned_on = pg_temp.worked(greatest(today + 2, strategy_on + 16 + (random() * 5)::int))
from morning;
create temporary table awaiting as
select gen_random_uuid() as child, core_group from coming
union all select gen_random_uuid(), core_group from coming where random() < 0.9;

-- The roster
insert into roster_group (core_group, partnership, reference, formed_on, team)
select core_group, partnership, reference, initial_on, team from family;
insert into roster_child (core_group, child)
select f.core_group, c.child from on_plan c join family f using (partnership, n);
create temporary table plan_child as select * from roster_child;
insert into roster_group (core_group, partnership, reference, formed_on, team)
select c.core_group, c.partnership, c.reference, c.strategy_on, f.team
from coming c join family f on f.partnership = c.partnership and f.n = 1;
insert into roster_child (core_group, child) select core_group, child from awaiting;

-- Conferences, held and planned
insert into conference (id, partnership, core_group, kind, held_on, recorded_at, recorded_by)
select initial_id, partnership, core_group, 'INITIAL', initial_on, initial_on + time '16:00', 'bench'
from family
union all
select review_id, partnership, core_group, 'REVIEW', reviewed_on, reviewed_on + time '16:00', 'bench'
from family where reviewed_on is not null;
insert into conference_child
select c.id, r.child from conference c join plan_child r using (core_group);
insert into conference_plan (id, partnership, core_group, kind, planned_on, planned_at, planned_by)
select planned_id, partnership, core_group, 'REVIEW', planned_on,
  coalesce(reviewed_on, initial_on) + time '16:00', 'bench'
from family
union all
select planned_id, partnership, core_group, 'INITIAL', planned_on, strategy_on + time '16:00', 'bench'
from coming;
insert into conference_plan_child
select p.id, r.child from conference_plan p join roster_child r using (core_group);

-- Meetings, held and in the diary
insert into meeting
  (id, partnership, core_group, reference, held_date, starts, minutes, venue, booked_at, held_at)
select held_id, partnership, core_group, 'H-' || reference, held_on, time '10:00', 60, 'Room 2',
  initial_on + time '16:00', held_on + time '12:00'
from family where held_on is not null
union all
select booked_id, partnership, core_group, 'M-' || reference, booked_on, time '10:00', 60, 'Room 2',
  coalesce(held_on, initial_on) + time '16:00', null
from family where booked_on is not null;

-- What is owed
create temporary table owed (
  partnership uuid, core_group uuid, reference text, kind text, about uuid, anchor uuid,
  anchor_on date, rule text, counted text, or_counted text, or_from date, opened_on date
);
insert into owed
select partnership, core_group, reference, 'HOLD_CORE_GROUP', core_group,
  coalesce(case when held_on is not null then held_id end, initial_id),
  coalesce(held_on, initial_on), case when held_on is null then 'R04' else 'R05' end,
  case when held_on is null then 'INITIAL_CONFERENCE' else 'CORE_GROUP_HELD' end,
  null::text, null::date, coalesce(held_on, initial_on)
from family
union all
select partnership, core_group, reference, 'BOOK_CORE_GROUP', core_group,
  coalesce(case when held_on is not null then held_id end, initial_id),
  coalesce(held_on, initial_on), 'R04B', 'DAY_CALLED_FOR', null, null, coalesce(held_on, initial_on)
from family where booked_on is null
union all
select f.partnership, core_group, reference, 'HOLD_REVIEW', c.child,
  case when reviewed_on is null then initial_id else review_id end,
  coalesce(reviewed_on, initial_on), case when reviewed_on is null then 'R07' else 'R08' end,
  case when reviewed_on is null then 'INITIAL_CONFERENCE' else 'REVIEW_HELD' end,
  null, null, coalesce(reviewed_on, initial_on)
from family f join plan_child c using (core_group)
union all
select f.partnership, core_group, reference, 'HOLD_PROFESSIONALS_MEETING', c.child, initial_id,
  initial_on, 'R20', 'PLAN_START', null, null, initial_on
from family f join plan_child c using (core_group)
union all
select partnership, core_group, reference, before.kind, planned_id, planned_id, planned_on,
  before.rule, 'REVIEW_CONFERENCE', null, null, coalesce(reviewed_on, initial_on)
from family, (values ('REPORT_TO_FAMILY', 'R10'), ('AGENCY_REPORTS', 'R12'),
  ('LAST_CORE_GROUP', 'R06')) as before (kind, rule)
union all
select partnership, core_group, reference, after.kind, anchor, anchor, conferred_on, after.rule,
  'CONFERENCE', null, null, conferred_on
from morning,
  (select *, coalesce(reviewed_on, initial_on) as conferred_on,
    case when reviewed_on is null then initial_id else review_id end as anchor from family) f,
  (values ('DECISION_LETTER', 'R13', 3), ('CONFERENCE_RECORD', 'R14', 23)) as after (kind, rule, days)
where conferred_on >= today - after.days
union all
select partnership, core_group, reference, minutes.kind, held_id, held_id, held_on, 'R16',
  'THIS_CORE_GROUP', case when booked_on is not null then 'NEXT_CORE_GROUP' end, booked_on, held_on
from morning, family, (values ('SHARE_WITH_PROFESSIONALS'), ('SHARE_WITH_FAMILY')) as minutes (kind)
where held_on >= today - 12
union all
select partnership, core_group, reference, 'HOLD_INITIAL', child, strategy_id, strategy_on, 'R03',
  'STRATEGY_DISCUSSION', null, null, strategy_on
from coming join awaiting using (core_group)
union all
select partnership, core_group, reference, before.kind, planned_id, planned_id, planned_on,
  before.rule, 'INITIAL_CONFERENCE', null, null, strategy_on
from coming, (values ('REPORT_TO_FAMILY', 'R10'), ('AGENCY_REPORTS', 'R12')) as before (kind, rule);

-- Deadlines, with any date: the service itself will put them right
insert into obligation
  (id, partnership, core_group, kind, about, reference, anchor, anchor_on, due_on, due_limit,
   warn_on, warn_limit, or_limit, or_from, opened_on, opened_at)
select gen_random_uuid(), o.partnership, o.core_group, o.kind, o.about, o.reference, o.anchor,
  o.anchor_on, o.anchor_on, l.binding, case when l.warning is not null then o.anchor_on end,
  l.warning, r.binding, case when r.binding is not null then o.or_from end, o.opened_on,
  o.opened_on + time '16:00'
from owed o
join set_limit l on l.partnership = o.partnership and l.rule = o.rule and l.anchor = o.counted
left join set_limit r on r.partnership = o.partnership and r.rule = o.rule
  and r.anchor = o.or_counted
order by o.opened_on, o.core_group;

-- Seven people expected at each meeting in the diary
insert into obligation
  (id, partnership, core_group, kind, about, reference, anchor, anchor_on, due_on, opened_on,
   opened_at, over_at, look_on)
select gen_random_uuid(), partnership, core_group, 'ATTEND', gen_random_uuid(), 'M-' || reference,
  booked_id, coalesce(held_on, initial_on), booked_on, coalesce(held_on, initial_on),
  coalesce(held_on, initial_on) + time '16:00', booked_on + time '11:00',
  greatest(today, pg_temp.worked(booked_on - 2))
from morning, family, generate_series(1, 7) seat where booked_on is not null;

-- Statistics
analyze;
