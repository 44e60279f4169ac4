-- Every table with a column named partnership is kept apart by it, whichever migration made it, and what
-- is about a core group is hidden while the group is closed to the reader.
do $$
declare
  kept regclass;
begin
  for kept in
    select t.oid::regclass from pg_class t join pg_attribute a on a.attrelid = t.oid
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace
      and a.attname = 'partnership' and not a.attisdropped and not t.relforcerowsecurity
  loop
    perform kept_apart(kept);
  end loop;
  for kept in
    select t.oid::regclass from pg_class t join pg_attribute a on a.attrelid = t.oid
    where t.relforcerowsecurity and t.relnamespace = current_schema()::regnamespace
      and a.attname = 'core_group' and not a.attisdropped and t.relname <> 'restriction'
      and not exists (select 1 from pg_policy where polrelid = t.oid and polname = 'closed')
  loop
    perform kept_closed(kept);
  end loop;
end $$;
