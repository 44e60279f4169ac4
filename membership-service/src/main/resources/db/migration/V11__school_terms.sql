-- A school has many terms; like the register they are common to all partnerships.
create table school_term (
  school uuid not null references school,
  name text not null,
  first_day date not null,
  last_day date not null,
  primary key (school, first_day),
  check (first_day <= last_day)
);

-- The moves that hang on a school's terms are looked for by school.
create index school_move_by_from on school_move (from_school);
create index school_move_by_to on school_move (to_school);
