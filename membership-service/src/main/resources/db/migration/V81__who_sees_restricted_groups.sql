-- Who sees something of a restricted group: its members, their deputies, the contacts of its moves of
-- school and the leads of the schools in them. Changing how one of them is reached is for named staff.
create view v_sees_restricted with (security_invoker = true) as
  select r.core_group, r.partnership, r.accounts, seen.person from restriction r join (
    select core_group, person from member
    union all select core_group, deputy from absence
    union all select core_group, contact from school_move
    union all select v.core_group, l.person from school_move v
      join school_lead l on l.school in (v.from_school, v.to_school)
        and l.partnership = v.partnership
  ) seen on seen.core_group = r.core_group
  where seen.person is not null;
