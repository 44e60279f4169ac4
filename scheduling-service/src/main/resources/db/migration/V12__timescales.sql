-- Who set a policy, and when; without a day it is a starting profile that nobody has confirmed.
alter table policy
  add set_on date,
  add saved_at timestamptz,
  add saved_by text,
  add note text;

-- A limit says what it is counted from: one rule may have several.
alter table policy_limit add anchor text;
update policy_limit set anchor = case rule
  when 'R04' then 'INITIAL_CONFERENCE'
  when 'R04B' then 'DAY_CALLED_FOR'
  when 'R05' then 'CORE_GROUP_HELD'
  when 'R07' then 'INITIAL_CONFERENCE'
  when 'R08' then 'REVIEW_HELD'
  when 'R16' then 'THIS_CORE_GROUP'
end;
alter table policy_limit
  alter anchor set not null,
  drop constraint policy_limit_policy_rule_severity_key,
  add unique (policy, rule, anchor, severity);

-- The bank holidays of England and Wales as read from the official list, one version after another.
create table holiday_list (
  version int primary key,
  source text not null,
  read_at timestamptz not null,
  read_by text not null,
  from_year int not null,
  until_year int not null
);

create table holiday (
  version int not null references holiday_list,
  day date not null,
  title text not null,
  notes text not null,
  primary key (version, day)
);

-- Why the list could not be read from its place, as long as that is so.
create table holiday_problem (
  only_one boolean primary key check (only_one),
  words text not null
);

-- Days on which an authority is shut: they warn and never count.
create table closure_day (
  partnership uuid not null,
  day date not null,
  note text not null,
  primary key (partnership, day)
);

-- The sooner of two limits: the second, and the day it is counted from.
alter table obligation
  add or_limit uuid references policy_limit,
  add or_from date;
create index obligation_counted on obligation (due_limit) where settled_on is null;

alter table obligation_moved add cause text not null default 'CORRECTION';
create index obligation_moved_of on obligation_moved (obligation);
create index obligation_moved_at on obligation_moved (moved_at);

-- What else happens in a case and starts a limit.
create table milestone (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid not null references roster_group,
  kind text not null,
  happened_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index milestone_of_group on milestone (core_group);

create table milestone_child (
  milestone uuid not null references milestone,
  child uuid not null,
  primary key (milestone, child)
);

-- The date set for a conference to come.
create table conference_plan (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid not null references roster_group,
  kind text not null,
  planned_on date not null,
  planned_at timestamptz not null,
  planned_by text not null,
  over_on date  -- the day on which it was held or fell away
);
create index conference_plan_of_group on conference_plan (core_group) where over_on is null;

create table conference_plan_child (
  conference_plan uuid not null references conference_plan,
  child uuid not null,
  primary key (conference_plan, child)
);
create index conference_plan_of_child on conference_plan_child (child);

alter table conference add quorate boolean not null default true;

alter table meeting
  add purpose text not null default 'CORE_GROUP',
  add inquorate boolean not null default false;

alter table roster_group add team uuid;
alter table roster_child add plan_ended_on date;
