-- Where and how each person may safely be reached, as membership tells it.
create table address (
  person uuid primary key,
  partnership uuid not null,
  kind text not null,
  name text,            -- professionals only
  email text,
  mobile text,
  confidential boolean not null,
  safe boolean not null,
  safe_email boolean not null,
  safe_text boolean not null,
  may_know_place boolean not null,
  from_time time,
  until_time time,
  stopped_at timestamptz,
  stopped_by text
);
create index address_by_email on address (lower(email));
create index address_by_mobile on address (mobile);

-- Numbers that have answered STOP.
create table opted_out (
  mobile text primary key,
  at timestamptz not null
);

-- Who sits in which group: whether a place may be named depends on everybody in it.
create table seat (
  member uuid primary key,
  partnership uuid not null,
  core_group uuid not null,
  person uuid not null,
  until_day date
);
create index seat_of_group on seat (core_group);

create table meeting (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid not null,
  reference text not null,
  held_date date not null,
  starts time not null,
  minutes int not null,
  venue text not null,
  cancelled boolean not null default false
);

-- One meeting, one person: the calendar entry they have.
create table invitation (
  id uuid primary key,
  partnership uuid not null,
  meeting uuid not null references meeting,
  person uuid not null,
  uid text not null unique,
  sequence int not null,
  withdrawn boolean not null default false,
  sent_sequence int,          -- the last one that went out; null while nothing has
  sent_stamp timestamptz,     -- its DTSTAMP
  sent_date date,             -- the time it gave
  sent_starts time,
  sent_minutes int
);
create index invitation_of_meeting on invitation (meeting);

-- The ledger: every letter is here before it is posted, and the key lets nobody write it twice.
create table letter (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid,
  person uuid not null,
  purpose text not null,
  about uuid not null,
  step text not null,
  reference text not null,
  meeting uuid,
  invitation uuid,
  due_on date,
  code text,                  -- a sign-in code, gone once it is sent
  state text not null,
  channel text,
  reason text,
  not_before timestamptz not null,
  expires_at timestamptz,
  attempts int not null default 0,
  claimed_by bigint,
  claimed_at timestamptz,
  written_at timestamptz not null,
  sent_at timestamptz,
  provider_id text,
  unique (about, purpose, step, person)
);
create index letter_due on letter (not_before, id) where state = 'DUE';
create index letter_sending on letter (claimed_by) where state = 'SENDING';
create index letter_of_group on letter (core_group, written_at);
create index letter_of_person on letter (person, written_at);
create index letter_of_meeting on letter (meeting) where state in ('DUE', 'AWAITING_ADDRESS');
create index letter_troubled on letter (partnership, written_at)
  where state in ('UNDELIVERABLE', 'UNCERTAIN', 'EXPIRED', 'AWAITING_ADDRESS');
create index letter_by_provider on letter (provider_id) where provider_id is not null;

-- How far the mailbox has been read.
create table mailbox_position (
  folder text primary key,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz not null
);

-- What came back by post, once each.
create table incoming (
  id uuid primary key,
  fingerprint text not null unique,
  kind text not null,
  partnership uuid,
  core_group uuid,
  person uuid,
  letter uuid,
  sender text,
  subject text,
  words text,
  received_at timestamptz not null
);
create index incoming_listed on incoming (partnership, received_at);

create table task (
  id uuid primary key,
  partnership uuid,
  core_group uuid,
  person uuid,
  kind text not null,
  about uuid not null,
  reference text,
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  note text
);
create unique index task_open_once on task (kind, about) where done_at is null;
create index task_open on task (partnership, opened_at) where done_at is null;
