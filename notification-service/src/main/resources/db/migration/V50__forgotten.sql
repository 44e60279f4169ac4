-- Family members whose records were let go of, by an id that says nothing of them: what is told of them late,
-- as when a parked fact is tried again, is not kept.
create table forgotten (
  person uuid primary key,
  partnership uuid not null
);
