-- The mail that is being read, and how often it was begun without an end: whatever ends the whole
-- service at each attempt is set aside, and the mail behind it is read.
alter table mailbox_position add column begun_uid bigint, add column begun int not null default 0;

-- Mail from people nobody knows, counted by day and sender: a task for each would bury the others.
create table stranger_mail (
  partnership uuid not null,
  day date not null,
  sender text not null,
  messages int not null,
  primary key (partnership, day, sender)
);

-- People who are known are listed before all others.
alter table incoming add column known boolean generated always as
  (person is not null or letter is not null or core_group is not null) stored;
drop index incoming_listed;
create index incoming_listed on incoming (partnership, known desc, received_at desc, id);
