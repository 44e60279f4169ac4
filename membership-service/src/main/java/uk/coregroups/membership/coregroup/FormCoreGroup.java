package uk.coregroups.membership.coregroup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.events.membership.ChildAdded;
import uk.coregroups.events.membership.ChildExpected;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.child.Child;
import uk.coregroups.membership.child.ChildCheck;
import uk.coregroups.membership.child.ChildStore;
import uk.coregroups.membership.partnership.PartnershipStore;
import uk.coregroups.membership.partnership.RoleLabel;
import uk.coregroups.membership.person.PersonStore;

/**
 * Forms a core group around a family's children, with the lead social worker as its first member.
 */
@Service
class FormCoreGroup {

  private final CoreGroupStore groups;
  private final ChildStore children;
  private final PersonStore people;
  private final PartnershipStore partnerships;
  private final Seats seats;
  private final Outbox outbox;

  FormCoreGroup(
      CoreGroupStore groups,
      ChildStore children,
      PersonStore people,
      PartnershipStore partnerships,
      Seats seats,
      Outbox outbox) {
    this.groups = groups;
    this.children = children;
    this.people = people;
    this.partnerships = partnerships;
    this.seats = seats;
    this.outbox = outbox;
  }

  @Transactional
  public Outcome<CoreGroup> form(Command command, LocalDate today) {
    var team = partnerships.lock(command.team, command.partnership);
    var lead = people.find(command.lead, command.partnership);
    var wrongs = new ArrayList<Wrong>();
    if (team.isEmpty()) {
      wrongs.add(new Wrong("team", "is not a team of this partnership"));
    }
    if (lead.filter(one -> one.kind() == PersonKind.PROFESSIONAL).isEmpty()) {
      wrongs.add(new Wrong("leadSocialWorker", "must be a professional who is known here"));
    }
    if (command.children.isEmpty()) {
      wrongs.add(new Wrong("children", "must name at least one child"));
    }
    for (int i = 0; i < command.children.size(); i++) {
      wrongs.addAll(ChildCheck.wrong(command.children.get(i), "children[" + i + "].", today));
    }
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    var group =
        new CoreGroup(
            CoreGroupId.fresh(),
            command.partnership,
            groups.freshReference(command.partnership),
            command.team,
            today);
    groups.insert(group);
    command.children.forEach(child -> children.insert(child, group.id(), command.partnership));
    outbox.tell(
        command.partnership,
        new CoreGroupFormed(
            group.id(),
            group.reference(),
            team.flatMap(one -> Optional.ofNullable(one.manager())).orElse(null),
            today,
            command.children.stream().map(Child::id).toList(),
            group.team()));
    command.children.forEach(child -> tellExpected(group.id(), command.partnership, child));
    var member =
        new Member(
            MemberId.fresh(),
            group.id(),
            lead.orElseThrow().id(),
            RoleLabel.LEAD_SOCIAL_WORKER,
            today,
            null);
    seats.take(group, member, PersonKind.PROFESSIONAL);
    return Outcome.done(group);
  }

  /** Adds a brother or sister whose plan begins later; a group that has closed takes nobody in. */
  @Transactional
  public Outcome<Child> add(
      CoreGroupId id, PartnershipId partnership, Child child, LocalDate today) {
    var group = groups.lock(id, partnership);
    if (group.isEmpty()) {
      return Outcome.unknown("This core group is not known here.");
    }
    var closedOn = CoreGroup.closedOn(children.of(id));
    if (closedOn.isPresent()) {
      return CoreGroup.refusedAsClosed(closedOn.get());
    }
    var wrongs = ChildCheck.wrong(child, "", today);
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    children.insert(child, id, partnership);
    outbox.tell(partnership, new ChildAdded(id, child.id()));
    tellExpected(id, partnership, child);
    return Outcome.done(child);
  }

  private void tellExpected(CoreGroupId group, PartnershipId partnership, Child child) {
    var expectedOn = child.expectedOn();
    if (!child.isBorn() && expectedOn != null) {
      outbox.tell(partnership, new ChildExpected(group, child.id(), expectedOn));
    }
  }

  /** What is needed to form a group. */
  record Command(PartnershipId partnership, TeamId team, PersonId lead, List<Child> children) {}
}
