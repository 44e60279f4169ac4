-- Groups whose records are to be let go of, as soon as nothing in them is open.
create table purge_waiting (
  core_group uuid primary key,
  partnership uuid not null,
  told_on date not null,
  forgotten uuid[] not null
);
