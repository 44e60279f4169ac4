create table partnership (
  id uuid primary key,
  name text not null
);

-- The partnership's own words for the roles people have.
create table role (
  partnership uuid not null references partnership,
  code text not null,
  label text not null,
  kind text not null,
  place int not null,
  primary key (partnership, code)
);

-- A professional or a family member, once in each partnership.
create table person (
  id uuid primary key,
  partnership uuid not null references partnership,
  kind text not null,
  name text not null,
  agency text,
  email text,
  mobile text,
  confidential_address boolean not null default false,
  recorded_at timestamptz not null
);
create unique index professional_once on person (partnership, lower(email))
  where kind = 'PROFESSIONAL' and email is not null;
create index person_by_mailbox on person (lower(email));
create index person_by_name on person (partnership, lower(name));

-- How a family member has said they may safely be reached; without a row nothing is sent.
create table safe_contact (
  person uuid primary key references person,
  partnership uuid not null references partnership,
  email boolean not null,
  text boolean not null,
  voicemail boolean not null,
  council_named boolean not null,
  may_know_place boolean not null,
  from_time time not null,
  until_time time not null,
  verified_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);

create table team (
  id uuid primary key,
  partnership uuid not null references partnership,
  name text not null,
  manager uuid references person,
  unique (partnership, name)
);

-- The register of schools is common to all partnerships.
create table school (
  id uuid primary key,
  urn text unique,
  name text not null,
  phase text not null,
  last_day date,
  term_starts date
);
create index school_by_name on school (lower(name));

-- A school's Designated Safeguarding Lead, as a partnership knows them.
create table school_lead (
  partnership uuid not null references partnership,
  school uuid not null references school,
  person uuid not null references person,
  primary key (partnership, school)
);

create table core_group (
  id uuid primary key,
  partnership uuid not null references partnership,
  reference text not null,
  team uuid not null references team,
  formed_on date not null,
  unique (partnership, reference)
);

create table child (
  id uuid primary key,
  partnership uuid not null references partnership,
  core_group uuid not null references core_group,
  name text not null,
  born_on date not null,
  school uuid references school
);
create index child_of_group on child (core_group);
create index child_by_name on child (partnership, lower(name));

create table plan (
  id uuid primary key,
  partnership uuid not null references partnership,
  child uuid not null references child,
  started_on date not null,
  ended_on date
);
create index plan_of_child on plan (child);

create table member (
  id uuid primary key,
  partnership uuid not null references partnership,
  core_group uuid not null references core_group,
  person uuid not null references person,
  role text not null,
  from_day date not null,
  until_day date,  -- the first day on which they are no longer a member
  left_why text
);
create index member_of_group on member (core_group);
create index member_by_person on member (person);

create table school_move (
  id uuid primary key,
  partnership uuid not null references partnership,
  core_group uuid not null references core_group,
  child uuid not null references child,
  reference text not null,
  phase text not null,
  year int not null,
  from_school uuid references school,
  to_school uuid references school,
  contact uuid references person,
  told_on date,
  told_by text,
  released_at timestamptz,
  released_by text,
  confirmed_on date,
  unique (partnership, reference)
);
create index school_move_of_group on school_move (core_group);

-- Who has read a family's record.
create table record_read (
  core_group uuid not null references core_group,
  partnership uuid not null references partnership,
  reader text not null,
  role text not null,
  at timestamptz not null
);
create index record_read_of_group on record_read (core_group, at);
