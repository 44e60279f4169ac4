-- Two records were of one person: whatever would go to the one goes to the other.
alter table address add merged_into uuid;
create index address_merged on address (merged_into) where merged_into is not null;
