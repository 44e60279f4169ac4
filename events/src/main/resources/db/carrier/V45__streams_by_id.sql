-- Ids grow with time, so a stream that begins is added at the end of this key, and not in its middle.
alter table fact_stream drop constraint fact_stream_pkey, add primary key (stream, family);
