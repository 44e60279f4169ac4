-- The words by which somebody would know a family, hashed with a key: no letter of its group may hold one, and none
-- goes before they have arrived.
create table identifying_words (
  core_group uuid primary key,
  partnership uuid not null,
  words bigint[] not null
);
select kept_apart('identifying_words');
