-- Every answer names the entry that was answered, and is looked up by it: by "this or else that" no
-- index could be used, and each answer that came read every answer there was.
update reply set entry = invitation where entry is null;
alter table reply alter column entry set not null;
create index reply_of_entry on reply (entry);
