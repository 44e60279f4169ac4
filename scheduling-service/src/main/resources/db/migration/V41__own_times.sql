-- The part of the meeting to which one person is asked, in minutes from its start; null for the whole.
alter table invitation add column own_after int;
alter table invitation add column own_minutes int;
alter table invitation add check ((own_after is null) = (own_minutes is null));
