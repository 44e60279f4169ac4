-- What members need to take part, as membership tells it: codes, no names.
create table roster_need (
  core_group uuid not null references roster_group,
  partnership uuid not null,
  person uuid not null,
  kind text not null,
  language text,
  primary key (core_group, person, kind)
);

-- What must be arranged for one person at one meeting, and what became of it.
create table arrangement (
  id uuid primary key,
  partnership uuid not null,
  meeting uuid not null references meeting,
  person uuid not null,
  kind text not null,
  language text,
  state text not null,        -- OPEN, MET, WAIVED or FELL_AWAY
  why text,
  settled_at timestamptz,
  settled_by text,
  unique (meeting, person, kind)
);

-- The meeting a task is about, and what exactly is to be done.
alter table task add column meeting uuid;
alter table task add column detail text;
