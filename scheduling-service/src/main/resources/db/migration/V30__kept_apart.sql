-- Tables whose rows belong to a row that names the partnership.
select kept_with('roster_child', 'core_group', 'roster_group', 'core_group');
select kept_with('policy_limit', 'policy', 'policy', 'id');
select kept_with('conference_child', 'conference', 'conference', 'id');
select kept_with('conference_correction', 'conference', 'conference', 'id');
select kept_with('conference_plan_child', 'conference_plan', 'conference_plan', 'id');
select kept_with('milestone_child', 'milestone', 'milestone', 'id');
select kept_with('reply', 'invitation', 'invitation', 'id');
select kept_with('obligation_moved', 'obligation', 'obligation', 'id');
select kept_with('rung', 'obligation', 'obligation', 'id');
