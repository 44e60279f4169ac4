package uk.coregroups.scheduling.conference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.ConferenceId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.conference.Conference.Type;
import uk.coregroups.scheduling.duty.ConferenceDuties;
import uk.coregroups.scheduling.duty.CoreGroupDuties;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.roster.RosterGroup.Concerned;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * Records that a conference was held, or that too few came.
 *
 * <p>A first conference, here or as a transfer in, starts what a plan asks for; a review settles
 * the duty to hold it and starts the next, from the day it was <em>held</em>. An inquorate one
 * resets nothing.
 */
@Service
class RecordConference {

  private final ConferenceStore conferences;
  private final ConferencePlanStore plans;
  private final RosterStore roster;
  private final ConferenceDuties duties;
  private final CoreGroupDuties coreGroupDuties;
  private final Clock clock;

  RecordConference(
      ConferenceStore conferences,
      ConferencePlanStore plans,
      RosterStore roster,
      ConferenceDuties duties,
      CoreGroupDuties coreGroupDuties,
      Clock clock) {
    this.conferences = conferences;
    this.plans = plans;
    this.roster = roster;
    this.duties = duties;
    this.coreGroupDuties = coreGroupDuties;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Conference> record(Command command, LocalDate today) {
    return roster
        .concerned(command.coreGroup, command.partnership, command.children)
        .then(concerned -> record(concerned, command, today));
  }

  private Outcome<Conference> record(Concerned concerned, Command command, LocalDate today) {
    var group = concerned.group();
    var wrong = wrong(command, concerned, today);
    if (wrong.isPresent()) {
      return new Outcome.Refused<>(List.of(wrong.get()));
    }
    var conference =
        new Conference(
            ConferenceId.fresh(),
            command.partnership,
            group.id(),
            command.kind,
            command.heldOn,
            concerned.children(),
            command.quorate);
    conferences.insert(conference, clock.instant(), command.by);
    start(conference, group, today);
    return Outcome.done(conference);
  }

  private void start(Conference conference, RosterGroup group, LocalDate today) {
    var id = conference.id().value();
    var on = conference.heldOn();
    var children = conference.children();
    plans
        .meant(conference)
        .forEach(plan -> {
          plans.over(plan, on);
          duties.over(plan, on);
        });
    if (!conference.quorate()) {
      duties.inquorate(id, on, children, group, today);
      return;
    }
    duties.held(id, on, group, today);
    if (conference.kind().isFirst()) {
      duties.firstHeld(id, on, children, group, today);
      coreGroupDuties.called(id, on, group, today);
    } else {
      duties.reviewHeld(id, on, children, group.onAPlan(), group, today);
    }
  }

  private Optional<Outcome.Wrong> wrong(Command command, Concerned concerned, LocalDate today) {
    var date = ConferenceDate.wrong(command.heldOn, today);
    if (date.isPresent()) {
      return Optional.of(new Outcome.Wrong("heldOn", date.get()));
    }
    var group = concerned.group().id();
    var before = conferences.of(group);
    return concerned.children().stream()
        .flatMap(child -> {
          var since = roster.formerPlanEndedOn(group, child).orElse(LocalDate.MIN);
          var ofThisPlan = before.stream().filter(one -> one.heldOn().isAfter(since)).toList();
          return wrongFor(child, command, ofThisPlan).stream();
        })
        .findFirst();
  }

  private static Optional<Outcome.Wrong> wrongFor(
      ChildId child, Command command, List<Conference> before) {
    var held =
        before.stream()
            .filter(one -> one.quorate() && one.children().contains(child))
            .map(Conference::heldOn)
            .toList();
    if (command.kind.isFirst()) {
      return held.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Outcome.Wrong(
                  "kind",
                  "a first conference is recorded for this child already; correct its date"
                      + " instead"));
    }
    if (held.isEmpty()) {
      return Optional.of(
          new Outcome.Wrong(
              "kind", "no initial conference is recorded for this child; record that first"));
    }
    return held.getLast().isBefore(command.heldOn)
        ? Optional.empty()
        : Optional.of(
            new Outcome.Wrong("heldOn", "is not after the last conference of this child"));
  }

  /**
   * What is to be recorded.
   *
   * @param children whose conference it was; empty for all children of the group
   * @param quorate whether enough agencies came
   * @param by who records it
   */
  record Command(
      PartnershipId partnership,
      CoreGroupId coreGroup,
      Type kind,
      LocalDate heldOn,
      List<ChildId> children,
      boolean quorate,
      String by) {}
}
