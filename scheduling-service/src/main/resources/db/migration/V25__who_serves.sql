-- That the chair of a meeting went through who belongs to the group; taken again, the later stands.
create table stock_take (
  meeting uuid primary key references meeting on delete cascade,
  id uuid not null unique,   -- what a task about it is about
  partnership uuid not null,
  missing text[] not null,   -- the roles that should be added
  taken_at timestamptz not null,
  taken_by text not null
);

create table stock_take_seat (
  meeting uuid not null references stock_take on delete cascade,
  partnership uuid not null,
  member uuid not null,
  standing text not null,
  primary key (meeting, member)
);

-- Why a meeting was closed although no stock had been taken.
create table stock_take_skipped (
  meeting uuid primary key references meeting on delete cascade,
  partnership uuid not null,
  why text not null,
  skipped_at timestamptz not null,
  skipped_by text not null
);

-- Who is to chair and to write, agreed by hand in place of the rota's proposal; the latest stands.
create table turn (
  id uuid primary key,
  partnership uuid not null,
  meeting uuid not null references meeting on delete cascade,
  chair uuid not null,
  minute_taker uuid,         -- null: the office
  why text not null,
  agreed_at timestamptz not null,
  agreed_by text not null
);
create index turn_of_meeting on turn (meeting, agreed_at);

-- Who writes next time, agreed at the end of a meeting.
create table next_minute_taker (
  meeting uuid primary key references meeting on delete cascade,
  partnership uuid not null,
  person uuid not null
);

-- Whether one person may chair a meeting and write its minutes; without a row, two do.
create table rota_rule (
  partnership uuid primary key,
  one_person boolean not null,
  set_at timestamptz not null,
  set_by text not null
);

-- A member is away, and a deputy may come in their place, as membership tells it.
create table absence (
  member uuid not null references roster_seat on delete cascade,
  from_day date not null,
  until_day date not null,   -- the last day
  partnership uuid not null,
  core_group uuid not null references roster_group,
  deputy uuid,
  primary key (member, from_day)
);
create index absence_of_group on absence (core_group);

-- A seat's invitation is the member's own, or a deputy's; one that was withdrawn may be followed by
-- another.
alter table invitation drop constraint invitation_meeting_member_key;
create unique index invitation_once on invitation (meeting, member, person)
  where withdrawn_at is null;
create index invitation_of_meeting on invitation (meeting);
