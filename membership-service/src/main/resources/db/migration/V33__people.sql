-- A record that was merged keeps its mailbox, which another may have by now.
drop index professional_once;
create unique index professional_once on person (partnership, mailbox)
  where kind = 'PROFESSIONAL' and mailbox is not null and merged_into is null;
