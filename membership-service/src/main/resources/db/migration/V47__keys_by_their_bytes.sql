-- What a case system calls a record is nobody's word: it is compared by its bytes, as indexes do fastest.
alter table person alter column case_key type text collate "C";
alter table child alter column case_key type text collate "C";
alter table core_group alter column case_key type text collate "C";
alter table member alter column case_key type text collate "C";
