-- Who sits in which group: ids and roles only, as membership tells it.
create table roster_group (
  core_group uuid primary key,
  partnership uuid not null,
  reference text not null,
  team_manager uuid,
  formed_on date not null
);

create table roster_child (
  core_group uuid not null references roster_group,
  child uuid not null,
  primary key (core_group, child)
);

create table roster_seat (
  member uuid primary key,
  core_group uuid not null references roster_group,
  partnership uuid not null,
  person uuid not null,
  kind text not null,
  role text not null,
  from_day date not null,
  until_day date  -- the first day on which they are no longer a member
);
create index roster_seat_of_group on roster_seat (core_group);
create index roster_seat_of_person on roster_seat (person);

-- A partnership's rules, one version after another.
create table policy (
  id uuid primary key,
  partnership uuid not null,
  version int not null,
  effective_from date not null,
  profile text not null,
  unique (partnership, version)
);

create table policy_limit (
  id uuid primary key,
  policy uuid not null references policy,
  rule text not null,
  severity text not null,
  amount int not null,
  unit text not null,
  convention text not null,
  roll text not null,
  source text not null,
  unique (policy, rule, severity)
);

-- Conferences as recorded; a correction keeps what was recorded before.
create table conference (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid not null references roster_group,
  kind text not null,
  held_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index conference_of_group on conference (core_group);

create table conference_child (
  conference uuid not null references conference,
  child uuid not null,
  primary key (conference, child)
);

create table conference_correction (
  conference uuid not null references conference,
  was_held_on date not null,
  held_on date not null,
  corrected_at timestamptz not null,
  corrected_by text not null
);

-- Meetings and who is invited to them.
create table meeting (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid not null references roster_group,
  reference text not null,
  held_date date not null,
  starts time not null,
  minutes int not null,
  venue text not null,
  booked_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_why text,
  held_at timestamptz,  -- when somebody recorded that it was held
  chair uuid,
  minute_taker uuid,
  unique (partnership, reference)
);
create index meeting_of_group on meeting (core_group, held_date);

create table invitation (
  id uuid primary key,
  partnership uuid not null,
  meeting uuid not null references meeting,
  member uuid not null,
  person uuid not null,
  kind text not null,
  role text not null,
  sequence int not null,
  time_sequence int not null,  -- the sequence of the last change of time told to this person
  withdrawn_at timestamptz,
  answer text,                 -- null while awaited
  answered_at timestamptz,
  sends_report boolean not null default false,
  attendance text,
  report_received boolean not null default false,
  unique (meeting, member)
);
create index invitation_of_person on invitation (person);

-- Every answer as it came, counted or not.
create table reply (
  invitation uuid not null references invitation,
  answer text not null,
  sequence int not null,
  at timestamptz not null,
  via text not null,
  counted boolean not null,
  recorded_at timestamptz not null
);
create index reply_of_invitation on reply (invitation);

-- A child's move to another school, as membership tells it.
create table school_move (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid not null references roster_group,
  child uuid not null,
  reference text not null,
  offer_on date,
  current_lead uuid,
  contact uuid,
  new_lead uuid,
  new_school_known boolean not null,
  current_last_day date,
  new_last_day date,
  new_term_starts date,
  confirmed_on date
);

-- Everything anyone owes by a date.
create table obligation (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid not null references roster_group,
  kind text not null,
  about uuid not null,         -- the group, child, meeting, invitation or school move it concerns
  reference text not null,     -- what letters call it
  anchor uuid not null,        -- the conference, meeting or school move it is counted from
  anchor_on date not null,
  due_on date not null,
  due_limit uuid references policy_limit,
  warn_on date,
  warn_limit uuid references policy_limit,
  opened_on date not null,
  opened_at timestamptz not null,
  over_at timestamptz,         -- the moment from which its rungs are pointless
  look_on date,                -- the day of the next rung: found by the round, derived whenever due_on changes
  settled_on date,
  settled_how text
);
create index obligation_to_look_at on obligation (look_on, id) where settled_on is null;
create index obligation_of_group on obligation (core_group);
create index obligation_about on obligation (about) where settled_on is null;
create index obligation_open on obligation (partnership, due_on) where settled_on is null;
create index obligation_anchor on obligation (anchor);

-- When a due date moved, and why.
create table obligation_moved (
  obligation uuid not null references obligation,
  was_due_on date not null,
  due_on date not null,
  why text not null,
  moved_at timestamptz not null
);

-- The rungs an obligation has come to, and who was told.
create table rung (
  obligation uuid not null references obligation,
  name text not null,
  rung_on date not null,
  outcome text not null,
  told uuid[] not null,
  recorded_at timestamptz not null,
  primary key (obligation, name)
);

-- A task for a person.
create table task (
  id uuid primary key,
  partnership uuid not null,
  core_group uuid not null references roster_group,
  kind text not null,
  about uuid not null,
  reference text not null,
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  note text
);
create unique index task_open_once on task (kind, about) where done_at is null;
create index task_open on task (partnership, opened_at) where done_at is null;

-- The last time each round ran to its end.
create table round_run (
  round text primary key,
  ran_at timestamptz not null,
  suite_day date not null
);
