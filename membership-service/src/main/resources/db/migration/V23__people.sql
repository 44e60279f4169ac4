-- Two records of one person: the one leads to the other from the day somebody says so.
alter table person
  add merged_into uuid references person on delete cascade,
  add merged_at timestamptz,
  add merged_by text,
  add reach_before jsonb;  -- how the other was reached, if this one's ways took their place
create index person_merged on person (merged_into) where merged_into is not null;
create index person_by_mobile on person (partnership, mobile) where mobile is not null;

-- A seat that has become part of another of the same person, as it was.
create table merged_seat (
  id uuid primary key,
  partnership uuid not null references partnership,
  core_group uuid not null references core_group on delete cascade,
  person uuid not null,
  role text not null,
  from_day date not null,
  until_day date,
  left_why text,
  handover text,
  seat uuid not null  -- the one it has become part of
);
create index merged_seat_of_group on merged_seat (core_group);

-- Two people, however alike their records; the lesser id first.
create table two_people (
  partnership uuid not null references partnership,
  one uuid not null references person on delete cascade,
  other uuid not null references person on delete cascade,
  said_at timestamptz not null,
  said_by text not null,
  primary key (one, other)
);

-- Whether a member may see what was before they joined, since the chair said so.
alter table member
  add history_shared boolean not null default false,
  add history_on date,
  add history_by text;

-- A family member who has a worker from adult services.
create table adult_services (
  person uuid primary key references person on delete cascade,
  partnership uuid not null references partnership
);

-- How many members a group may have before it is called large; null while nobody has said.
alter table partnership add large_group int;

-- Where somebody worked until a day: what they are recorded as now holds after the last of these.
create table former_agency (
  person uuid not null references person on delete cascade,
  partnership uuid not null references partnership,
  agency text,
  until_day date not null,
  primary key (person, until_day)
);
