-- The first day at the new school, of a move during the year.
alter table school_move add column joins_on date;
