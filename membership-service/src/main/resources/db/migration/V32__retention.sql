-- How long a partnership keeps each class of record after a group has closed, where it has said so.
create table retention (
  partnership uuid not null references partnership,
  record text not null,
  months int not null check (months between 0 and 1200),
  source text not null,
  set_at timestamptz not null,
  set_by text not null,
  primary key (partnership, record)
);

-- That a group's records of a class were purged, when and why: all that is left of it. No names.
create table purge (
  core_group uuid not null references core_group,
  partnership uuid not null references partnership,
  record text not null,
  closed_on date not null,
  months int not null,
  source text not null,
  purged_on date not null,
  children int not null,
  members int not null,
  forgotten int not null,
  school_moves int not null,
  readings int not null,
  primary key (core_group, record)
);
create index purge_listed on purge (partnership, purged_on);

-- A group whose working record is gone: it is no longer found.
alter table core_group add purged_on date;
