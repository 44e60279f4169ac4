-- The last word from a number, with its moment: one that arrives late undoes nothing newer.
alter table opted_out add out boolean not null default true;

-- A number that may have said STOP is written to again once somebody has read what it said: while
-- this task is open.
create index task_holds_texts on task (person)
  where kind = 'PERHAPS_NO_TEXTS' and done_at is null;

-- How far the provider's list of messages has been looked through.
create table texts_looked_through (
  account text primary key,
  until timestamptz not null
);

-- When the provider was last asked what became of a text that it has said nothing of.
alter table letter add report_asked_at timestamptz;
create index letter_texts_unsure on letter (sent_at)
  where state = 'SENT' and channel = 'TEXT' and provider_id is not null;

-- Every text that has been taken in, by the provider's name for it.
create table text_received (
  id text primary key,
  at timestamptz not null
);
insert into text_received
  select distinct split_part(fingerprint, ' ', 2), now() from incoming where fingerprint like 'text %';
