-- Children are found through their group, never by the order of their names: nothing asks for this.
drop index child_by_name;

-- A case system's key is compared byte by byte; it is no word of any language.
alter table person alter column case_key type text collate "C";
alter table child alter column case_key type text collate "C";
alter table core_group alter column case_key type text collate "C";
alter table member alter column case_key type text collate "C";
