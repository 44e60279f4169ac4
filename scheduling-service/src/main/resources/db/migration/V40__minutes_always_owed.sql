-- Minutes that are counted back from the next core group are owed before that is in the diary, too: the last
-- day for it stands for it until then.
alter table obligation add provisional boolean not null default false;
