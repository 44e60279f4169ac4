-- A mailbox that is surely dead: its server said so to us, or returned a letter by the letter's own id. What anybody may
-- have written, and what may pass, is only a note. Letters stop for the one and not for the other.
alter table address add column mail_returns boolean not null default false;
