-- When it was saved what is told of an intake's new groups. That is done in a transaction of its own, which ends a
-- moment after the one that takes them in; if it never does, they are told over again.
alter table intake add told_at timestamptz;
update intake set told_at = ended_at where loaded;
