-- Groups whose records are to be let go of, as soon as nothing in them is open.
create table purge_waiting (
  core_group uuid primary key references roster_group,
  partnership uuid not null,
  told_on date not null
);

-- The group's records are gone: what is left is what was owed, by when, and whether it was done.
alter table roster_group add purged_on date;

-- A child may have a plan again: what was held for the one before does not count for it.
alter table roster_child add former_plan_ended_on date;
