package uk.coregroups.scheduling;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import uk.coregroups.events.apart.Restrictions;
import uk.coregroups.events.carrier.QueueDoor;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.ChildBorn;
import uk.coregroups.events.membership.ChildExpected;
import uk.coregroups.events.membership.CoreGroupClosed;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.CoreGroupOpened;
import uk.coregroups.events.membership.CoreGroupPurged;
import uk.coregroups.events.membership.CoreGroupRestated;
import uk.coregroups.events.membership.CoreGroupRestricted;
import uk.coregroups.events.membership.HistoryShared;
import uk.coregroups.events.membership.MemberAway;
import uk.coregroups.events.membership.MemberBack;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.MembershipEvent;
import uk.coregroups.events.membership.NeedsChanged;
import uk.coregroups.events.membership.PersonMerged;
import uk.coregroups.events.membership.PlanEnded;
import uk.coregroups.events.membership.SchoolMoveCalledOff;
import uk.coregroups.events.membership.SchoolMoveConfirmed;
import uk.coregroups.events.membership.SchoolMoveExpected;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.membership.SchoolMoveReleased;
import uk.coregroups.events.membership.TeamManagerChanged;
import uk.coregroups.scheduling.meeting.FollowRoster;
import uk.coregroups.scheduling.merge.FollowMerge;
import uk.coregroups.scheduling.milestone.FollowBirths;
import uk.coregroups.scheduling.milestone.FollowPlans;
import uk.coregroups.scheduling.need.FollowNeeds;
import uk.coregroups.scheduling.purge.FollowPurges;
import uk.coregroups.scheduling.schoolmove.FollowSchoolMoves;
import uk.coregroups.scheduling.stocktake.Closing;

/** What membership tells us, and what we do about each thing. */
@Component
class FromMembership implements QueueDoor {

  private final FollowRoster followRoster;
  private final FollowMerge followMerge;
  private final FollowSchoolMoves followSchoolMoves;
  private final FollowPlans followPlans;
  private final FollowNeeds followNeeds;
  private final FollowBirths followBirths;
  private final FollowPurges followPurges;
  private final Restrictions restrictions;
  private final Closing closing;
  private final Clock clock;

  FromMembership(
      FollowRoster followRoster,
      FollowMerge followMerge,
      FollowSchoolMoves followSchoolMoves,
      FollowPlans followPlans,
      FollowNeeds followNeeds,
      FollowBirths followBirths,
      FollowPurges followPurges,
      Restrictions restrictions,
      Closing closing,
      Clock clock) {
    this.followNeeds = followNeeds;
    this.restrictions = restrictions;
    this.followRoster = followRoster;
    this.followMerge = followMerge;
    this.followPlans = followPlans;
    this.followBirths = followBirths;
    this.followPurges = followPurges;
    this.closing = closing;
    this.followSchoolMoves = followSchoolMoves;
    this.clock = clock;
  }

  @Override
  public String queue() {
    return "scheduling.from-membership";
  }

  @Override
  public void hear(Told told) {
    var partnership = told.partnership();
    var today = LocalDate.now(clock);
    switch ((MembershipEvent) told.fact()) {
      case CoreGroupFormed formed -> followRoster.formed(formed, partnership);
      case CoreGroupRestated group -> followRoster.restated(group, partnership, today);
      case ChildAdded added -> followRoster.added(added, today);
      case ChildExpected expected -> followBirths.expected(expected, today, clock.instant());
      case ChildBorn born -> followBirths.born(born, today, clock.instant());
      case MemberJoined joined -> followRoster.joined(joined, partnership, today);
      case TeamManagerChanged changed -> followRoster.managed(changed);
      case HistoryShared history -> followRoster.shared(history);
      case PersonMerged merged -> followMerge.merged(merged, partnership, today, clock.instant());
      case NeedsChanged changed -> followNeeds.changed(changed, partnership);
      case MemberLeft left -> {
        followRoster.left(left, today);
        closing.left(left.member());
      }
      case MemberAway away -> followRoster.away(away, partnership, today);
      case MemberBack back -> followRoster.back(back, today);
      case PlanEnded ended -> followPlans.ended(ended, today, clock.instant());
      case SchoolMoveExpected move ->
          followSchoolMoves.expected(move, partnership, today, clock.instant());
      case SchoolMoveConfirmed move -> followSchoolMoves.confirmed(move, partnership, today);
      case SchoolMoveCalledOff move -> followSchoolMoves.calledOff(move, today, clock.instant());
      case SchoolMoveNoLongerApplies move ->
          followSchoolMoves.noLongerApplies(move, partnership, clock.instant());
      case CoreGroupPurged purged ->
          followPurges.purged(purged, partnership, today, clock.instant());
      case CoreGroupRestricted closed ->
          restrictions.close(closed.coreGroup(), partnership, closed.openTo());
      case CoreGroupOpened opened -> restrictions.open(opened.coreGroup());
      case CoreGroupClosed _ -> {} // the end of its last plan has been heard
      case SchoolMoveReleased _ -> {} // the letter is notification's
    }
  }
}
