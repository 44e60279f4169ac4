-- A code belongs to the browser that asked for it, so that nobody's asking or guessing takes away another's. A row that was not
-- used stays for a day: by these, what is sent to one mailbox and asked from one address is counted.
drop table sign_in_code;
create table sign_in_code (
  id uuid primary key,
  mailbox text not null,
  asked_from text not null,
  code text not null,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  attempts int not null default 0
);
create index sign_in_code_mailbox on sign_in_code (mailbox, asked_at);
create index sign_in_code_asked_from on sign_in_code (asked_from, asked_at);

-- Wrong passwords since the account's owner last signed in.
alter table account add column wrong_passwords int not null default 0;
