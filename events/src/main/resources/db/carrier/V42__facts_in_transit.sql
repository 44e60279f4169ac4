-- A fact leaves within moments. Nobody looks for it by its id, which is random and so never given twice.
alter table outbox drop constraint outbox_id_key;

-- A fact about a large group stays in its row: to pack its body for those moments costs more than it saves.
alter table outbox set (toast_tuple_target = 8160);
