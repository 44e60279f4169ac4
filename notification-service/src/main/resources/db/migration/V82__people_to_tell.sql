-- What a task is about, if it is about a meeting: pages lead there, and say what the person is to be told.
alter table task add column meeting uuid;
create index task_of_meeting on task (meeting) where meeting is not null;

select set_config('coregroups.sight', '*', true);
update task set meeting = coalesce(
  (select l.meeting from letter l where l.id = task.about),
  (select i.meeting from invitation i where i.id = task.about))
where done_at is null;
