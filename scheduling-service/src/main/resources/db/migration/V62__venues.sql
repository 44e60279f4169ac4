-- Where a partnership's meetings may be: the only way a place gets into a letter. One person proposes a
-- venue and another approves it; what was approved is never changed, only retired.
create table venue (
  id uuid primary key,
  partnership uuid not null,
  name text not null,
  address text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  retired_by text,
  retired_at timestamptz,
  check ((approved_by is null) = (approved_at is null)),
  check ((retired_by is null) = (retired_at is null)),
  check (approved_by <> proposed_by)
);
create index venue_of_partnership on venue (partnership);
create unique index venue_by_name on venue (partnership, lower(name)) where retired_at is null;
