-- How facts travel. The same four tables stand in every service that tells or hears facts.

-- The last number given out in each stream of facts this service tells.
create table fact_stream (
  family text not null,
  stream uuid not null,
  last_number bigint not null,
  primary key (family, stream)
);

-- Facts told and not yet confirmed by the broker; a confirmed one is gone from here.
create table outbox (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  type text not null,
  partnership uuid not null,
  stream uuid not null,
  number bigint not null,
  restates boolean not null,
  at timestamptz not null,
  body text not null
);

create function outbox_wake() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;

create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

-- The last number heard in each stream of facts this service hears.
create table inbox_position (
  family text not null,
  stream uuid not null,
  last_number bigint not null,
  primary key (family, stream)
);

-- Facts that came before their predecessor and wait for it.
create table inbox_waiting (
  family text not null,
  stream uuid not null,
  number bigint not null,
  id uuid not null,
  type text not null,
  partnership uuid not null,
  restates boolean not null,
  at timestamptz not null,
  body text not null,
  arrived_at timestamptz not null default now(),
  primary key (family, stream, number)
);

-- Messages nobody could read; the message itself lies in the queue's .dead twin.
create table parked (
  id text primary key,
  queue text not null,
  type text not null,
  partnership uuid,
  stream uuid,
  number bigint,
  reason text not null,
  parked_at timestamptz not null default now()
);
