-- One person had two invitations to a meeting: one stands for both.
alter table invitation
  add stands uuid references invitation,  -- the one that counts instead of this one
  add stands_since int;                   -- the sequence that one had then
create index invitation_stands on invitation (stands) where stands is not null;
alter table invitation
  drop constraint invitation_meeting_member_key,
  add unique (meeting, member) deferrable;  -- two may change places in one statement

-- Whether a member may see what was before they joined.
alter table roster_seat add history_shared boolean not null default false;
