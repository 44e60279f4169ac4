-- Staff of an identity provider are known by its lasting id for them. The name they first came with is theirs from then on: whatever
-- they or somebody else is called later, what was opened to that name stays with them.
create table staff_name (
  subject text primary key,
  name text not null unique
);
