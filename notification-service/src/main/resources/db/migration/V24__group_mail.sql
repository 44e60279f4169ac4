-- Who sits where, as it was told: what a person is to the group, and from which day.
alter table seat add column kind text, add column from_day date;

-- The address at which a group's professionals reach each other. The token says nothing.
create table group_address (
  token text primary key,
  partnership uuid not null,
  core_group uuid not null unique,
  reference text not null,
  closed_on date
);

-- What came to a group's address, once each. Content is here while it is held, while it is being
-- passed on, and while somebody who was only told of it may read it; then it is gone.
create table group_mail (
  id uuid primary key,            -- also the waymark it waits for
  partnership uuid not null,
  core_group uuid not null,
  fingerprint text not null,
  state text not null,
  sender text,                    -- as the mail says; gone with the content
  author uuid,                    -- the member who wrote it, once that is known
  message_id text,                -- so that threads hold together
  vouched boolean not null,
  automatic boolean not null,
  octets bigint not null,
  attached text[] not null,
  subject text,
  words text,
  content bytea,
  marked_at timestamptz,
  facts_read boolean not null default false,
  arrived_at timestamptz not null,
  decided_at timestamptz,
  unique (core_group, fingerprint)
);
create index group_mail_held on group_mail (arrived_at) where state = 'HELD';
create index group_mail_kept on group_mail (arrived_at) where content is not null or words is not null;
create index group_mail_by_author on group_mail (author, arrived_at);
create index group_mail_by_message on group_mail (core_group, message_id);

-- What a partnership lets through.
create table group_mail_rule (
  partnership uuid primary key,
  secure_domains text[] not null,
  megabytes int not null,
  attachments text[] not null,
  changed_by text not null,
  changed_at timestamptz not null
);
