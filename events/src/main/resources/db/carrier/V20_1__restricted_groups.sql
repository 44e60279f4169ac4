-- A restricted core group opens only to the staff who are named for it. From everybody else among the
-- staff the database hides every row about it, so that no door need think of it. A connection says which
-- account reads in the setting coregroups.reader; members of the group, facts and the house have none.
create table restriction (
  core_group uuid primary key,
  partnership uuid not null,
  accounts text[] not null
);

-- The groups that are closed to whoever reads.
create function closed_groups() returns uuid[] language sql stable as $$
  select coalesce(array_agg(core_group), '{}') from restriction
  where not current_setting('coregroups.reader', true) = any (accounts)
$$;

-- Hides the rows of a table about closed groups.
create function kept_closed(kept regclass, group_column name default 'core_group') returns void
language plpgsql as $$
begin
  execute format(
    'create policy closed on %s as restrictive using (
      (select coalesce(current_setting(''coregroups.reader'', true), '''') = '''')
      or %I is null
      or %I <> all ((select closed_groups())::uuid[]))',
    kept, group_column, group_column);
end $$;
