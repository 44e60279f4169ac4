package uk.coregroups.scheduling.conference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
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
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.roster.RosterStore;
import uk.coregroups.scheduling.timetable.Rule;

/**
 * Records that a conference was held.
 *
 * <p>An initial conference starts the duty to hold the first core group (R04), to put it into the
 * diary (R04B) and to hold each child's first review (R07). A review settles the duty to hold it
 * and starts the next (R08), from the day it was <em>held</em>.
 */
@Service
class RecordConference {

  private final ConferenceStore conferences;
  private final RosterStore roster;
  private final Obligations obligations;
  private final Clock clock;

  RecordConference(
      ConferenceStore conferences, RosterStore roster, Obligations obligations, Clock clock) {
    this.conferences = conferences;
    this.roster = roster;
    this.obligations = obligations;
    this.clock = clock;
  }

  @Transactional
  public Outcome<Conference> record(Command command, LocalDate today) {
    var found = roster.group(command.coreGroup, command.partnership);
    if (found.isEmpty()) {
      return Outcome.unknown(
          "This core group is not known here. If it was formed a moment ago, try again.");
    }
    var group = found.get();
    var children = command.children.isEmpty() ? group.children() : command.children;
    var wrong = wrong(command, children, group, today);
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
            children);
    conferences.insert(conference, clock.instant(), command.by);
    switch (command.kind) {
      case INITIAL -> startTheFirstCoreGroup(conference, group, today);
      case REVIEW -> settleTheReview(conference);
    }
    startTheNextReviews(conference, group, today);
    return Outcome.done(conference);
  }

  private void startTheFirstCoreGroup(Conference conference, RosterGroup group, LocalDate today) {
    open(conference, group, Kind.HOLD_CORE_GROUP, Rule.R04, today);
    if (!obligations.isOpen(group.id().value(), Kind.BOOK_CORE_GROUP)) {
      open(conference, group, Kind.BOOK_CORE_GROUP, Rule.R04B, today);
    }
  }

  private void open(
      Conference conference, RosterGroup group, Kind kind, Rule rule, LocalDate today) {
    var subject =
        new Subject(group.partnership(), group.id(), kind, group.id().value(), group.reference());
    obligations.open(subject, rule, conference.id().value(), conference.heldOn(), today);
  }

  private void settleTheReview(Conference conference) {
    for (var child : conference.children()) {
      obligations.settle(
          child.value(), EnumSet.of(Kind.HOLD_REVIEW), conference.heldOn(), Settled.MET);
    }
  }

  private void startTheNextReviews(Conference conference, RosterGroup group, LocalDate today) {
    var rule = conference.kind() == Type.INITIAL ? Rule.R07 : Rule.R08;
    for (var child : conference.children()) {
      var subject =
          new Subject(
              group.partnership(), group.id(), Kind.HOLD_REVIEW, child.value(), group.reference());
      obligations.open(subject, rule, conference.id().value(), conference.heldOn(), today);
    }
  }

  private Optional<Outcome.Wrong> wrong(
      Command command, List<ChildId> children, RosterGroup group, LocalDate today) {
    var date = ConferenceDate.wrong(command.heldOn, today);
    if (date.isPresent()) {
      return Optional.of(new Outcome.Wrong("heldOn", date.get()));
    }
    if (!group.children().containsAll(children)) {
      return Optional.of(
          new Outcome.Wrong("children", "includes a child who is not of this group"));
    }
    var before = conferences.of(group.id());
    return children.stream()
        .flatMap(child -> wrongFor(child, command, before).stream())
        .findFirst();
  }

  private static Optional<Outcome.Wrong> wrongFor(
      ChildId child, Command command, List<Conference> before) {
    var last = before.stream().filter(one -> one.children().contains(child)).toList();
    return switch (command.kind) {
      case INITIAL ->
          last.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Outcome.Wrong(
                      "kind",
                      "an initial conference is recorded for this child already; correct its date"
                          + " instead"));
      case REVIEW -> {
        if (last.isEmpty()) {
          yield Optional.of(
              new Outcome.Wrong(
                  "kind", "no initial conference is recorded for this child; record that first"));
        }
        yield last.getLast().heldOn().isBefore(command.heldOn)
            ? Optional.empty()
            : Optional.of(
                new Outcome.Wrong("heldOn", "is not after the last conference of this child"));
      }
    };
  }

  /**
   * What is to be recorded.
   *
   * @param children whose conference it was; empty for all children of the group
   * @param by who records it
   */
  record Command(
      PartnershipId partnership,
      CoreGroupId coreGroup,
      Type kind,
      LocalDate heldOn,
      List<ChildId> children,
      String by) {}
}
