-- A child and a membership are of the partnership of their core group. The database sees to it, also
-- where whoever writes sees the whole house.
create unique index core_group_in_partnership on core_group (id, partnership);
alter table child
  drop constraint child_core_group_fkey,
  drop constraint child_partnership_fkey,
  add constraint child_core_group_fkey
    foreign key (core_group, partnership) references core_group (id, partnership);
alter table member
  drop constraint member_core_group_fkey,
  drop constraint member_partnership_fkey,
  add constraint member_core_group_fkey
    foreign key (core_group, partnership) references core_group (id, partnership);
