-- The gateway keeps who may come in, and nothing of what they come for.

-- Stored accounts of council staff, for an installation without an identity provider.
create table account (
  id text primary key,
  partnership uuid not null,
  name text not null,
  password text not null,
  roles text[] not null
);

-- One-time codes for everybody else: neither the mailbox nor the code can be read from here.
create table sign_in_code (
  mailbox text primary key,
  code text not null,
  expires_at timestamptz not null,
  attempts int not null default 0
);

-- Sessions, as Spring Session keeps them.
create table spring_session (
  primary_id char(36) not null primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
