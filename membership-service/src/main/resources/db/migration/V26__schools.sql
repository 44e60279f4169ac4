-- What the public register of schools says of a school; nothing for one that was added by hand.
alter table school
  add column low_age int,
  add column high_age int,
  add column local_authority text,
  add column postcode text,
  add column standing text,
  add column closes_on date;

-- A file of the public register between the look at it and its being taken; as common to all
-- partnerships as the register itself.
create table register_file (
  id uuid primary key,
  read_at timestamptz not null
);
create table register_row (
  file uuid not null references register_file on delete cascade,
  urn text not null,
  name text not null,
  phase text not null,
  low_age int,
  high_age int,
  local_authority text,
  postcode text,
  standing text not null,
  closes_on date,
  primary key (file, urn)
);

-- When a child joins during the year, that the new school was asked for and is not known yet, what
-- the council said to home education, and that a move falls away.
alter table school_move
  add column joins_on date,
  add column not_known_on date,
  add column starts_on date,
  add column consented boolean,
  add column decided_on date,
  add column called_off_on date,
  add column called_off_why text;
update school_move set starts_on = make_date(year, 9, 1) where confirmed_on is not null;

-- A child makes one move of a kind in a summer.
create unique index school_move_once on school_move (child, year, phase)
  where called_off_on is null and joins_on is null;

-- The day on which somebody last wrote down where the child goes to school.
alter table child add column school_since date;
