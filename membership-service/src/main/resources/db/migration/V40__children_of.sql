-- What pages call a family: its children, the eldest first, who is not born yet last.
create function children_of(core_group uuid) returns text language sql stable as $$
  select string_agg(called(c), ', ' order by c.born_on, c.expected_on, c.id)
  from child c where c.core_group = children_of.core_group
$$;
