package uk.coregroups.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.coregroups.events.carrier.QueueDoor;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.scheduling.InvitationAdded;
import uk.coregroups.events.scheduling.InvitationAskedAgain;
import uk.coregroups.events.scheduling.InvitationMerged;
import uk.coregroups.events.scheduling.InvitationWithdrawn;
import uk.coregroups.events.scheduling.MeetingBooked;
import uk.coregroups.events.scheduling.MeetingCancelled;
import uk.coregroups.events.scheduling.MeetingMoved;
import uk.coregroups.events.scheduling.RungReached;
import uk.coregroups.events.scheduling.SchedulingEvent;
import uk.coregroups.notification.chaser.FollowRungs;
import uk.coregroups.notification.chaser.FollowRungs.Reached;
import uk.coregroups.notification.invite.Invite;
import uk.coregroups.notification.post.Post;

/** What scheduling tells us, and what we do about each thing. */
@Component
class FromScheduling implements QueueDoor {

  private final Invite invite;
  private final FollowRungs followRungs;
  private final Post post;
  private final Clock clock;

  FromScheduling(Invite invite, FollowRungs followRungs, Post post, Clock clock) {
    this.invite = invite;
    this.followRungs = followRungs;
    this.post = post;
    this.clock = clock;
  }

  @Override
  public String queue() {
    return "notification.from-scheduling";
  }

  /** A morning's rungs come by the thousand and are written together; all else in its turn. */
  @Override
  public void hearAll(List<Told> batch) {
    var rungs = new ArrayList<Reached>();
    for (var told : batch) {
      if (told.fact() instanceof RungReached rung) {
        rungs.add(new Reached(told.partnership(), rung));
      } else {
        write(rungs);
        hear(told);
      }
    }
    write(rungs);
    post.wake();
  }

  @Override
  public void hear(Told told) {
    hear((SchedulingEvent) told.fact(), told.partnership());
  }

  private void hear(SchedulingEvent event, PartnershipId partnership) {
    var now = clock.instant();
    switch (event) {
      case MeetingBooked booked -> invite.booked(booked, partnership, now);
      case MeetingMoved moved -> invite.moved(moved, partnership, now);
      case MeetingCancelled cancelled -> invite.cancelled(cancelled, partnership, now);
      case InvitationAdded added -> invite.added(added, partnership, now);
      case InvitationWithdrawn withdrawn -> invite.withdrawn(withdrawn, partnership, now);
      case InvitationMerged merged -> invite.merged(merged, clock.instant());
      case InvitationAskedAgain again -> invite.askedAgain(again, partnership, now);
      case RungReached rung -> followRungs.reached(List.of(new Reached(partnership, rung)), now);
    }
  }

  private void write(List<Reached> rungs) {
    if (!rungs.isEmpty()) {
      followRungs.reached(List.copyOf(rungs), clock.instant());
      rungs.clear();
    }
  }
}
