-- The name of a family of facts is compared byte by byte; it is no word of any language.
alter table fact_stream alter column family type text collate "C";
