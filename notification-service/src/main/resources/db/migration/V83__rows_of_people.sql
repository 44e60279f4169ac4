-- Rows that are kept by a person and not by a group, such as what somebody has written by themselves, follow the
-- restricted groups the person has belonged to: they are for those who are named for every one of these. Where
-- nobody is, they are for those who are named for most of them, because somebody must see them.
create function people_of_closed_groups(reader text) returns uuid[] language plpgsql as $$
declare
  people uuid[];
begin
  -- Seats of a closed group are hidden from the reader themselves; a function may not name the setting it changes.
  perform set_config('coregroups.reader', '', true);
  with seats as (
    select distinct s.person, r.core_group, r.accounts
    from seat s join restriction r on r.core_group = s.core_group),
  named as (
    select person, account, count(*) as groups
    from seats cross join lateral unnest(accounts) account group by person, account),
  most as (select person, max(groups) as groups from named group by person)
  select coalesce(array_agg(distinct s.person), '{}') into people from seats s
  where not exists (
    select from named n join most m on m.person = n.person and m.groups = n.groups
    where n.person = s.person and n.account = reader);
  perform set_config('coregroups.reader', reader, true);
  return people;
end $$;

do $$
declare
  kept regclass;
begin
  foreach kept in array array['incoming', 'task', 'letter']::regclass[] loop
    execute format(
      'create policy closed_people on %s as restrictive using (
        (select coalesce(current_setting(''coregroups.reader'', true), '''') = '''')
        or core_group is not null
        or person is null
        or person <> all ((select
          people_of_closed_groups(current_setting(''coregroups.reader'', true)))::uuid[]))',
      kept);
  end loop;
end $$;
