package uk.coregroups.scheduling.duty;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation;
import uk.coregroups.scheduling.obligation.Obligation.Settled;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.obligation.Obligations.Count;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.timetable.Rule;

/** What leads to a plan, a birth while it runs, and its end. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PlanDuties {

  /** Months before a professionals' meeting is owed from which one that is held will do. */
  private static final int NEAR_ENOUGH = 1;

  private final Obligations obligations;
  private final ObligationStore store;
  private final PolicyStore policies;

  PlanDuties(Obligations obligations, ObligationStore store, PolicyStore policies) {
    this.obligations = obligations;
    this.store = store;
    this.policies = policies;
  }

  /**
   * A strategy discussion initiated section 47 enquiries: the conference must be asked for (R02)
   * and held (R03). A further discussion does not start the count again.
   */
  public void strategy(
      UUID milestone, LocalDate on, List<ChildId> children, RosterGroup group, LocalDate today) {
    for (var child : children) {
      openOnce(child, Kind.REQUEST_CONFERENCE, Rule.R02, milestone, on, group, today);
      openOnce(child, Kind.HOLD_INITIAL, Rule.R03, milestone, on, group, today);
    }
  }

  /** Another authority has told us in writing that a child on a plan has moved here (R17). */
  public void transferNotified(
      UUID milestone, LocalDate on, List<ChildId> children, RosterGroup group, LocalDate today) {
    for (var child : children) {
      openOnce(child, Kind.HOLD_TRANSFER_IN, Rule.R17, milestone, on, group, today);
    }
  }

  /**
   * The expected date of delivery is known, or known better (R18). Once the first conference has
   * been held, it asks for nothing more.
   */
  public void expected(
      UUID milestone, LocalDate on, List<ChildId> children, RosterGroup group, LocalDate today) {
    for (var child : children) {
      if (!isHeld(child)) {
        obligations.openOrMove(
            subject(child.value(), Kind.HOLD_PRE_BIRTH, group),
            milestone,
            today,
            "The expected date of delivery changed",
            new Count(Rule.R18, Rule.R18.anchor(), on));
      }
    }
  }

  private boolean isHeld(ChildId child) {
    return store.isOpen(child.value(), Kind.HOLD_REVIEW)
        || store.wasMet(child.value(), Kind.HOLD_PRE_BIRTH);
  }

  /**
   * A child of a pre-birth conference is born: their first review is due by the sooner of its own
   * limit and that of the birth (R07A). A conference that was to be held before the birth is not
   * owed any more.
   */
  public void born(LocalDate on, List<ChildId> children, RosterGroup group, LocalDate today) {
    for (var child : children) {
      obligations.settle(child.value(), EnumSet.of(Kind.HOLD_PRE_BIRTH), on, Settled.FELL_AWAY);
    }
    for (var owed : store.open(group.id(), EnumSet.of(Kind.HOLD_REVIEW))) {
      if (children.contains(new ChildId(owed.about())) && isFirstReview(owed)) {
        obligations.openOrMove(
            subject(owed.about(), Kind.HOLD_REVIEW, group),
            owed.anchor(),
            today,
            "The child was born",
            new Count(Rule.R07, Rule.R07.anchor(), owed.anchorOn()),
            new Count(Rule.R07A, Rule.R07A.anchor(), on));
      }
    }
  }

  private boolean isFirstReview(Obligation owed) {
    var limit = owed.due().limit();
    return limit != null && policies.limit(limit).limit().rule() == Rule.R07;
  }

  /**
   * The professionals have looked at the plan among themselves (R20). A meeting in the first months
   * of a plan is not the one that is owed after twelve.
   */
  public void professionalsMet(LocalDate on, RosterGroup group) {
    for (var owed : store.open(group.id(), EnumSet.of(Kind.HOLD_PROFESSIONALS_MEETING))) {
      if (!on.isBefore(owed.dueOn().minusMonths(NEAR_ENOUGH))) {
        obligations.settle(owed.about(), EnumSet.of(owed.kind()), on, Settled.MET);
      }
    }
  }

  /**
   * A child's plan has ended: what was owed because of it falls away. What was held before is still
   * to be written up and sent.
   *
   * @param isLast whether no other child of the group is on a plan
   */
  public void ended(ChildId child, LocalDate on, boolean isLast, RosterGroup group) {
    obligations.settle(child.value(), kinds(Kind::isOfChild), on, Settled.FELL_AWAY);
    if (isLast) {
      var ofGroup = kinds(Kind::isOfGroup);
      store
          .open(group.id(), ofGroup)
          .forEach(owed -> obligations.settle(owed.about(), ofGroup, on, Settled.FELL_AWAY));
    }
  }

  private static Set<Kind> kinds(Predicate<Kind> which) {
    return Stream.of(Kind.values())
        .filter(which)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
  }

  private void openOnce(
      ChildId child,
      Kind kind,
      Rule rule,
      UUID milestone,
      LocalDate on,
      RosterGroup group,
      LocalDate today) {
    if (!obligations.isOpen(child.value(), kind)) {
      obligations.open(subject(child.value(), kind, group), rule, milestone, on, today);
    }
  }

  private static Subject subject(UUID about, Kind kind, RosterGroup group) {
    return new Subject(group.partnership(), group.id(), kind, about, group.reference());
  }
}
