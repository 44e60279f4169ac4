-- What a member leaves to whoever comes after them.
alter table member add column handover text;

create index school_move_by_contact on school_move (contact);
create index school_lead_by_person on school_lead (person);
