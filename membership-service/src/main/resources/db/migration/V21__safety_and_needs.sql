-- What was asked later than the rest; null where nobody has asked yet.
alter table safe_contact add column shared_device boolean;
alter table safe_contact add column confirm_each_use boolean;
alter table safe_contact add column language text;        -- ISO 639
alter table safe_contact add column reads_english boolean;

-- What somebody needs to take part. It belongs to the person and follows them to every meeting.
create table need (
  person uuid not null references person,
  partnership uuid not null references partnership,
  kind text not null,
  language text,                -- an interpreter's
  recorded_by text not null,
  primary key (person, kind)
);

-- When somebody last asked what they need; null while nobody has.
alter table person add column needs_asked_at timestamptz;
