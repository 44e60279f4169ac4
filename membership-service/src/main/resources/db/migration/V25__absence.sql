-- A professional member is away from a group for some days, and a deputy may come in their place.
create table absence (
  member uuid not null references member on delete cascade,
  from_day date not null,
  until_day date not null,   -- the last day; before the first, they are not away at all
  partnership uuid not null references partnership,
  core_group uuid not null references core_group,
  deputy uuid references person,
  recorded_at timestamptz not null,
  recorded_by text not null,
  ended_at timestamptz,      -- when somebody said that they are back sooner
  ended_by text,
  primary key (member, from_day)
);
create index absence_of_group on absence (core_group);
create index absence_by_deputy on absence (deputy);
