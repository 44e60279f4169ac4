-- `at` is when an answer was given, by a calendar's own stamp; between two ways of answering it is
-- when they reached us that decides. Rows without it are from before, and reached us when recorded.
alter table reply add column received_at timestamptz;

-- The invitation whose calendar entry was answered, where another stands for it.
alter table reply add column entry uuid;

alter table reply add column sends_report boolean not null default false;

-- Of two that reached us at the same moment the one recorded last.
alter table reply add column number bigint generated always as identity;
