package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.Seat;
import uk.coregroups.membership.need.TellNeeds;

/** Gives seats and takes them back, and tells the neighbours. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Seats {

  private final CoreGroupStore groups;
  private final TellNeeds tellNeeds;
  private final Outbox outbox;

  Seats(CoreGroupStore groups, TellNeeds tellNeeds, Outbox outbox) {
    this.groups = groups;
    this.tellNeeds = tellNeeds;
    this.outbox = outbox;
  }

  /** Somebody sits in a group from the day their membership begins. */
  public void take(CoreGroup group, Member member, PersonKind kind) {
    groups.insert(member, group.partnership());
    outbox.tell(group.partnership(), new MemberJoined(group.id(), seat(member, kind)));
    tellNeeds.tell(group.id(), group.partnership(), member.person());
  }

  /** Somebody sits in a group no more from a day on. */
  public void leave(CoreGroup group, Member member, LocalDate from, Farewell farewell) {
    groups.leave(member, from, farewell);
    outbox.tell(
        group.partnership(), new MemberLeft(group.id(), member.id(), member.person(), from));
  }

  static Seat seat(Member member, PersonKind kind) {
    return new Seat(member.id(), member.person(), kind, member.role(), member.from());
  }
}
