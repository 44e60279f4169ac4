-- A child who is not born yet has a day on which they are expected, and neither name nor birthday.
alter table child
  alter name drop not null,
  alter born_on drop not null,
  add expected_on date,
  add pregnancy_ended_on date,
  add constraint child_is_born_or_expected check (
    (name is not null and born_on is not null and pregnancy_ended_on is null)
    or (name is null and born_on is null and expected_on is not null));

-- What pages call a child, as Child.called() does.
create function called(one child) returns text language sql stable as $$
  select case
    when one.name is not null then one.name
    when one.pregnancy_ended_on is not null then 'Unborn child'
    else 'Unborn child, expected ' || to_char(one.expected_on, 'FMDD FMMonth YYYY')
  end
$$;

-- Why a child has a plan. It never leaves this service.
alter table plan
  add category text check (category in ('NEGLECT', 'PHYSICAL', 'SEXUAL', 'EMOTIONAL'));
create unique index plan_running_once on plan (child) where ended_on is null;

-- Which of the family's adults is what to which child.
create table kinship (
  partnership uuid not null references partnership,
  person uuid not null references person,
  child uuid not null references child,
  kin text not null check (kin in ('PARENT', 'SIGNIFICANT_ADULT')),
  primary key (child, person)
);
create index kinship_of_person on kinship (person);
