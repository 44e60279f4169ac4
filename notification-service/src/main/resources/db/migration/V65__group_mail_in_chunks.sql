-- What was written to a group, in pieces: it is never in memory as a whole, on its way in or out.
create table group_mail_chunk (
  mail uuid not null references group_mail on delete cascade,
  partnership uuid not null,
  place int not null,
  octets bytea not null,
  primary key (mail, place)
);
insert into group_mail_chunk (mail, partnership, place, octets)
select m.id, m.partnership, n, substring(m.content from n * 262144 + 1 for 262144)
from group_mail m, generate_series(0, (greatest(length(m.content), 1) - 1) / 262144) n
where m.content is not null;

-- Whether it is still here; and when it could not be decided, so that it stands in no other's way.
alter table group_mail add column kept boolean not null default false, add column failed_at timestamptz;
update group_mail set kept = true where content is not null;
drop index group_mail_kept;
alter table group_mail drop column content;
create index group_mail_kept on group_mail (arrived_at) where kept or words is not null;
