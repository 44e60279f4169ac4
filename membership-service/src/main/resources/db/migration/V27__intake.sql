-- What the council's case system calls a child, a person, a family and a membership. It is the
-- extract's own key, kept so that the same row is known again.
alter table person add column case_key text;
alter table child add column case_key text;
alter table core_group add column case_key text;
alter table member add column case_key text;
create unique index person_by_case_key on person (partnership, case_key)
  where case_key is not null;
create unique index child_by_case_key on child (partnership, case_key)
  where case_key is not null;
create unique index core_group_by_case_key on core_group (partnership, case_key)
  where case_key is not null;

-- How a partnership's extract is written: a line for each column that has another heading than ours.
create table extract_column (
  partnership uuid not null references partnership,
  name text not null,
  heading text not null,
  primary key (partnership, name)
);
create table extract_writing (
  partnership uuid primary key references partnership,
  dates text not null,
  encoding text not null
);

-- Every intake is on record. One without an end is under way for as long as its transaction holds
-- the partnership's lock, and was interrupted otherwise.
create table intake (
  id uuid primary key,
  partnership uuid not null references partnership,
  brought_by text not null,
  began_at timestamptz not null,
  phase text not null,
  row_count int not null default 0,
  fingerprint text,
  ended_at timestamptz,
  loaded boolean,
  fault_count int not null default 0,
  problem text
);
create index intake_by_partnership on intake (partnership, began_at desc);

-- What an intake did to each kind of record.
create table intake_count (
  intake uuid not null references intake,
  partnership uuid not null references partnership,
  record text not null,
  added int not null,
  changed int not null,
  unchanged int not null,
  absent int not null,
  primary key (intake, record)
);

-- What an intake said of single rows: why they were refused, or that the file no longer has them.
create table intake_line (
  intake uuid not null references intake,
  partnership uuid not null references partnership,
  place int not null,
  row_number int,
  record text not null,
  field text,
  words text not null,
  primary key (intake, place)
);
