package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.RoleLabel;
import uk.coregroups.membership.person.Person;
import uk.coregroups.membership.person.PersonStore;

/**
 * Somebody joins a group or leaves it, from a day on.
 *
 * <p>A group is never without a lead social worker: the next one joins before the last one leaves.
 * Nobody joins a group that has closed.
 */
@Service
class JoinAndLeave {

  private static final int AHEAD_DAYS = 90;

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final PersonStore people;
  private final PartnershipStore partnerships;
  private final Seats seats;

  JoinAndLeave(
      CoreGroupStore groups,
      ChildStore children,
      PersonStore people,
      PartnershipStore partnerships,
      Seats seats) {
    this.groups = groups;
    this.children = children;
    this.people = people;
    this.partnerships = partnerships;
    this.seats = seats;
  }

  @Transactional
  public Outcome<Member> join(
      CoreGroupId id,
      PartnershipId partnership,
      PersonId personId,
      String role,
      LocalDate from,
      LocalDate today) {
    var found = groups.lock(id, partnership);
    if (found.isEmpty()) {
      return Outcome.unknown("This core group is not known here.");
    }
    var group = found.get();
    var closedOn = CoreGroup.closedOn(children.of(id));
    if (closedOn.isPresent()) {
      return CoreGroup.refusedAsClosed(closedOn.get());
    }
    var person = people.find(personId, partnership);
    if (person.isEmpty()) {
      return Outcome.refused("person", "is not known here; add them first");
    }
    var wrong = wrong(group, person.get(), role, from, today);
    if (wrong.isPresent()) {
      return new Outcome.Refused<>(List.of(wrong.get()));
    }
    var member = new Member(MemberId.fresh(), id, person.get().id(), role, from, null);
    seats.take(group, member, person.get().kind());
    return Outcome.done(member);
  }

  @Transactional
  public Outcome<Member> leave(
      CoreGroupId id,
      PartnershipId partnership,
      MemberId memberId,
      LocalDate from,
      Farewell farewell) {
    var found = groups.lock(id, partnership);
    var member = groups.members(id).stream().filter(one -> one.id().equals(memberId)).findFirst();
    if (found.isEmpty() || member.isEmpty()) {
      return Outcome.unknown("This member is not known here.");
    }
    if (member.get().until() != null) {
      return Outcome.refused("member", "has been recorded as leaving already");
    }
    if (from.isBefore(member.get().from())) {
      return Outcome.refused("from", "is before the day this member joined");
    }
    if (!farewell.wrongs().isEmpty()) {
      return new Outcome.Refused<>(farewell.wrongs());
    }
    if (isLastLead(member.get(), from)) {
      return Outcome.refused(
          "member", "is the lead social worker; let the next one join before this one leaves");
    }
    seats.leave(found.get(), member.get(), from, farewell);
    return Outcome.done(member.get());
  }

  private Optional<Wrong> wrong(
      CoreGroup group, Person person, String role, LocalDate from, LocalDate today) {
    var label = partnerships.role(role, group.partnership());
    if (label.isEmpty()) {
      return Optional.of(new Wrong("role", "is not a role of this partnership"));
    }
    if (label.get().kind() != person.kind()) {
      return Optional.of(
          new Wrong(
              "role",
              switch (person.kind()) {
                case PROFESSIONAL -> "is for family members, and this person is a professional";
                case FAMILY -> "is for professionals, and this person is a family member";
              }));
    }
    if (from.isAfter(today.plusDays(AHEAD_DAYS))) {
      return Optional.of(new Wrong("from", "is more than 90 days away; check the date"));
    }
    boolean already =
        groups.members(group.id()).stream()
            .anyMatch(other ->
                other.person().equals(person.id())
                    && (other.until() == null || other.until().isAfter(from)));
    return already
        ? Optional.of(new Wrong("person", "is a member of this group already"))
        : Optional.empty();
  }

  private boolean isLastLead(Member leaving, LocalDate from) {
    return leaving.role().equals(RoleLabel.LEAD_SOCIAL_WORKER)
        && groups.members(leaving.coreGroup()).stream()
            .filter(other -> !other.id().equals(leaving.id()))
            .filter(other -> other.role().equals(RoleLabel.LEAD_SOCIAL_WORKER))
            .noneMatch(other -> other.isOn(from));
  }
}
