select kept_apart('partnership', 'id');
select kept_closed('core_group', 'id');

-- A function such as lower() is not trusted beside row-level security, and an index over it would
-- lie idle there: the mailbox by which people sign in has a column of its own.
alter table person add column mailbox text generated always as (lower(email)) stored;
drop index person_by_mailbox;
create index person_by_mailbox on person (mailbox);
drop index professional_once;
create unique index professional_once on person (partnership, mailbox)
  where kind = 'PROFESSIONAL' and mailbox is not null;

-- The family members of closed groups are as hidden as the groups, unless they are in an open one too.
-- The function itself looks as if nobody asked, to see what is closed.
create function closed_people() returns uuid[] language plpgsql stable as $$
declare
  asking text := current_setting('coregroups.reader', true);
  hidden uuid[];
begin
  perform set_config('coregroups.reader', '', true);
  with closed as (select core_group from restriction where not asking = any (accounts))
  select coalesce(array_agg(distinct m.person), '{}') into hidden
  from closed c join member m on m.core_group = c.core_group join person p on p.id = m.person
  where p.kind = 'FAMILY' and not exists (select 1 from member o
    where o.person = p.id and o.core_group not in (select core_group from closed));
  perform set_config('coregroups.reader', asking, true);
  return hidden;
end $$;
create policy closed on person as restrictive using (
  (select coalesce(current_setting('coregroups.reader', true), '') = '')
  or id <> all ((select closed_people())::uuid[]));

-- What was read; until now only the whole record was written down.
alter table record_read add column what text not null default 'RECORD';
alter table record_read alter column what drop default;
create index record_read_by_reader on record_read (core_group, reader, what, at);

-- Who restricted a group or opened it again, when and why.
create table restriction_record (
  core_group uuid not null references core_group,
  partnership uuid not null references partnership,
  open_to text[] not null,
  why text not null,
  at timestamptz not null,
  by text not null
);
create index restriction_record_of_group on restriction_record (core_group, at);
