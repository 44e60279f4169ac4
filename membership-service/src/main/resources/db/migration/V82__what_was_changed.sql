-- What was changed of who somebody is, how they are reached and where they sit: old and new, by whom and by which
-- way. The database itself writes it down, so that no way of changing them can forget to. Who changes something
-- a connection says in the setting coregroups.by, and the way, if it is no page, a transaction in coregroups.way.
create table recorded_change (
  id bigint generated always as identity primary key,
  partnership uuid not null,
  person uuid not null,
  core_group uuid,  -- of a membership; null for what is a person's own
  what text not null,
  before text,
  after text,
  way text not null default coalesce(nullif(current_setting('coregroups.way', true), ''), 'PAGE'),
  by text not null default coalesce(current_setting('coregroups.by', true), ''),
  at timestamptz not null default now()
);
create index recorded_change_of_person on recorded_change (person, id);
create index recorded_change_of_group on recorded_change (core_group, id) where core_group is not null;

create function yes_or_no(said boolean) returns text language sql immutable as $$
  select case when said then 'yes' else 'no' end
$$;

create function record_person() returns trigger language plpgsql as $$
begin
  insert into recorded_change (partnership, person, what, before, after)
  select f.partnership, f.id, c.what, c.before, c.after
  from fresh f join former o on o.id = f.id cross join lateral (values
    ('NAME', o.name, f.name),
    ('EMAIL', o.email, f.email),
    ('MOBILE', o.mobile, f.mobile),
    ('ADDRESS', yes_or_no(o.confidential_address), yes_or_no(f.confidential_address))
  ) c (what, before, after)
  where c.before is distinct from c.after;
  return null;
end $$;
create trigger record_people after update on person
  referencing old table as former new table as fresh for each statement execute function record_person();

create function safe_words(safe safe_contact) returns text language sql immutable as $$
  select 'E-mail: ' || yes_or_no(safe.email) || '. Text: ' || yes_or_no(safe.text)
    || '. Voicemail: ' || yes_or_no(safe.voicemail)
    || '. May say we are the council: ' || yes_or_no(safe.council_named)
    || '. May be told the place: ' || yes_or_no(safe.may_know_place)
    || '. Between ' || to_char(safe.from_time, 'HH24:MI') || ' and ' || to_char(safe.until_time, 'HH24:MI')
    || '. Asked on ' || to_char(safe.verified_on, 'FMDD FMMonth YYYY')
$$;

create function record_safe_contact() returns trigger language plpgsql as $$
declare
  was text;
  becomes text;
begin
  if tg_op <> 'INSERT' then
    was := safe_words(old);
  end if;
  if tg_op <> 'DELETE' then
    becomes := safe_words(new);
  end if;
  if tg_op = 'UPDATE' and new.person <> old.person then
    was := null;
  end if;
  if was is distinct from becomes then
    insert into recorded_change (partnership, person, what, before, after)
    values (coalesce(new.partnership, old.partnership), coalesce(new.person, old.person), 'SAFE_CONTACT', was, becomes);
  end if;
  return null;
end $$;
create trigger record_safe_contacts after insert or update or delete on safe_contact
  for each row execute function record_safe_contact();

create function seat_words(role text, from_day date, until_day date) returns text language sql immutable as $$
  select role || ', from ' || to_char(from_day, 'FMDD FMMonth YYYY')
    || coalesce(', until ' || to_char(until_day, 'FMDD FMMonth YYYY'), '')
$$;

create function record_new_members() returns trigger language plpgsql as $$
begin
  insert into recorded_change (partnership, person, core_group, what, after)
  select f.partnership, f.person, f.core_group, 'MEMBERSHIP',
    seat_words(coalesce(r.label, f.role), f.from_day, f.until_day)
  from fresh f left join role r on r.partnership = f.partnership and r.code = f.role;
  return null;
end $$;
create trigger record_new_members after insert on member
  referencing new table as fresh for each statement execute function record_new_members();

create function record_gone_members() returns trigger language plpgsql as $$
begin
  insert into recorded_change (partnership, person, core_group, what, before)
  select o.partnership, o.person, o.core_group, 'MEMBERSHIP',
    seat_words(coalesce(r.label, o.role), o.from_day, o.until_day)
  from former o left join role r on r.partnership = o.partnership and r.code = o.role;
  return null;
end $$;
create trigger record_gone_members after delete on member
  referencing old table as former for each statement execute function record_gone_members();

-- Who takes somebody's seat has it from then on, and the other has it no longer.
create function record_members() returns trigger language plpgsql as $$
begin
  insert into recorded_change (partnership, person, core_group, what, before, after)
  select c.partnership, c.person, c.core_group, 'MEMBERSHIP', max(c.before), max(c.after)
  from (
    select o.partnership, o.person, o.core_group, o.id,
      seat_words(coalesce(r.label, o.role), o.from_day, o.until_day) as before, null as after
    from former o left join role r on r.partnership = o.partnership and r.code = o.role
    union all
    select f.partnership, f.person, f.core_group, f.id, null,
      seat_words(coalesce(r.label, f.role), f.from_day, f.until_day)
    from fresh f left join role r on r.partnership = f.partnership and r.code = f.role) c
  group by c.partnership, c.person, c.core_group, c.id
  having max(c.before) is distinct from max(c.after);
  return null;
end $$;
create trigger record_members after update on member
  referencing old table as former new table as fresh for each statement execute function record_members();
