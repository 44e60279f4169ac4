-- What has changed of which letters may not hold the name: a core group, a person or a school. The words of every
-- group it belongs to are told again. Nothing is unique here, so that no change ever waits for the one who tells.
create table words_changed (
  id bigint generated always as identity primary key,
  about uuid not null
);

create function words_changed_of_group() returns trigger language plpgsql as $$
begin
  insert into words_changed (about) select distinct core_group from fresh;
  return null;
end $$;
create function words_changed_by_name() returns trigger language plpgsql as $$
begin
  insert into words_changed (about)
    select f.id from fresh f join former o on o.id = f.id where f.name is distinct from o.name;
  return null;
end $$;

create function words_changed_of_school() returns trigger language plpgsql as $$
begin
  insert into words_changed (about)
    select f.id from fresh f join former o on o.id = f.id
    where (f.name, f.postcode) is distinct from (o.name, o.postcode);
  return null;
end $$;

create trigger words_of_new_children after insert on child
  referencing new table as fresh for each statement execute function words_changed_of_group();
create trigger words_of_children after update on child
  referencing new table as fresh for each statement execute function words_changed_of_group();
create trigger words_of_new_members after insert on member
  referencing new table as fresh for each statement execute function words_changed_of_group();
create trigger words_of_members after update on member
  referencing new table as fresh for each statement execute function words_changed_of_group();
create trigger words_of_new_moves after insert on school_move
  referencing new table as fresh for each statement execute function words_changed_of_group();
create trigger words_of_moves after update on school_move
  referencing new table as fresh for each statement execute function words_changed_of_group();
create trigger words_of_people after update on person
  referencing old table as former new table as fresh
  for each statement execute function words_changed_by_name();
create trigger words_of_schools after update on school
  referencing old table as former new table as fresh
  for each statement execute function words_changed_of_school();

-- Every name by which somebody would know a group's family, also of those who have left.
create view v_identifying_name with (security_invoker = true) as
  select c.core_group, 'PERSON' as kind, c.name from child c
  union all
  select m.core_group, 'PERSON', p.name from member m join person p on p.id = m.person
    where p.kind = 'FAMILY'
  union all
  select c.core_group, 'SCHOOL', s.name from child c join school s on s.id = c.school
  union all
  select c.core_group, 'POSTCODE', s.postcode from child c join school s on s.id = c.school
    where s.postcode is not null
  union all
  select v.core_group, 'SCHOOL', s.name from school_move v
    join school s on s.id in (v.from_school, v.to_school)
  union all
  select v.core_group, 'POSTCODE', s.postcode from school_move v
    join school s on s.id in (v.from_school, v.to_school) where s.postcode is not null;

-- Of the groups there are nothing has been told yet.
insert into words_changed (about) select id from core_group where purged_on is null;
