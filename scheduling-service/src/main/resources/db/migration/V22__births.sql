-- What membership tells of a child who came here unborn.
alter table roster_child
  add expected_on date,
  add born_on date;
