-- While mail, or texts, cannot go: since when, and in the server's words why. Both belong to all partnerships.
create table interruption (
  channel text primary key,
  refused boolean not null,     -- whether it is we who are refused, and not merely nobody there
  since timestamptz not null,
  reason text not null
);

-- A letter found to need a channel that is interrupted waits for it, out of the way of the others.
alter table letter add column waits_for text;
-- When it was last put off or refused, and how often because of its own receiver or itself.
alter table letter add column refused_at timestamptz;
alter table letter add column put_off int not null default 0;
drop index letter_due;
create index letter_due on letter (not_before, id) where state = 'DUE' and waits_for is null;
create index letter_waits on letter (waits_for, refused_at nulls first, not_before, id)
  where state = 'DUE' and waits_for is not null;
