-- A mailbox of which a mail server has said that it takes nothing, since when, and in which words. It holds
-- for as long as it is the mailbox the person has.
alter table address add column stale_mailbox text, add column stale_since timestamptz,
  add column stale_words text;

-- What a person needs to see beside the words of a task, such as what a mail server has said.
alter table task add column detail text;

-- Letters that were held up, among which is looked for those of which nothing better has come.
create index incoming_delayed on incoming (received_at) where kind = 'DELAYED';
create index incoming_of_letter on incoming (letter, received_at) where letter is not null;
create index task_about on task (about, kind);
create index letter_sent_about on letter (invitation, sent_at) where channel = 'EMAIL';
