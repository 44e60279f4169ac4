-- What a family member has asked us to heed; null was told before it was asked about.
alter table address add column council_named boolean;
alter table address add column shared_device boolean;
alter table address add column confirm_each_use boolean;
alter table address add column reads_english boolean;
alter table address add column ask_again_from date;

-- Who asked the person before this letter, and when.
alter table letter add column confirmed_at timestamptz;
alter table letter add column confirmed_by text;
create index letter_to_confirm on letter (partnership, written_at)
  where state = 'AWAITING_CONFIRMATION';
drop index letter_of_meeting;
create index letter_of_meeting on letter (meeting)
  where state in ('DUE', 'AWAITING_ADDRESS', 'AWAITING_CONFIRMATION');
create index task_open_about on task (about) where done_at is null;
