-- Whether it was told in a report of a text that had been taken: then that another is taken proves nothing.
alter table interruption add column reported boolean not null default false;
