-- A membership is known within its group, and nobody asks for one of an unknown group: one key finds
-- it, and all the members of a group as well. An absence is from the group of its membership.
alter table absence
  drop constraint absence_member_fkey,
  drop constraint absence_core_group_fkey;
alter table member
  drop constraint member_pkey,
  add primary key (core_group, id);
drop index member_of_group;
alter table absence
  add constraint absence_member_fkey
    foreign key (core_group, member) references member (core_group, id) on delete cascade;
