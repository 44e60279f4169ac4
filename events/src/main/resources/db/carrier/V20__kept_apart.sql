-- Partnerships are kept apart by the database itself. A connection says whose rows it may see in the
-- setting coregroups.sight: an array of partnerships, a star for the whole house, or nothing at all.

-- Keeps the rows of a table apart by the column that names their partnership, for reading and for
-- writing, also from the table's owner. The setting is read once for each query, not for each row.
create function kept_apart(kept regclass, owner_column name default 'partnership') returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', kept);
  execute format('alter table %s force row level security', kept);
  execute format(
    'create policy apart on %s using (
      (select current_setting(''coregroups.sight'', true) = ''*'')
      or %I = any ((select nullif(nullif(
        current_setting(''coregroups.sight'', true), ''*''), '''')::uuid[])::uuid[]))',
    kept, owner_column);
end $$;

-- Keeps the rows of a table that does not name a partnership with the row they belong to.
create function kept_with(kept regclass, belongs_to name, owner regclass, key name) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', kept);
  execute format('alter table %s force row level security', kept);
  execute format(
    'create policy apart on %s using (
      (select current_setting(''coregroups.sight'', true) = ''*'')
      or exists (select from %s owner where owner.%I = %s.%I))',
    kept, owner, key, kept, belongs_to);
end $$;
