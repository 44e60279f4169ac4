package uk.coregroups.scheduling.duty;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.scheduling.obligation.Kind;
import uk.coregroups.scheduling.obligation.Obligation.Subject;
import uk.coregroups.scheduling.obligation.ObligationStore;
import uk.coregroups.scheduling.obligation.Obligations;
import uk.coregroups.scheduling.obligation.Obligations.Count;
import uk.coregroups.scheduling.policy.PolicyStore;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.timetable.Anchor;
import uk.coregroups.scheduling.timetable.Rule;

/**
 * The minutes of a meeting that was held: they are shared with professionals and family apart (R16)
 * and, where that is set, approved before (R16A).
 *
 * <p>They are owed from the moment the meeting is on record as held. Tees counts them back from the
 * next scheduled core group and from nothing else. While none is in the diary, the last day on
 * which one may follow (R05) stands for it: it can come no later. The minutes are counted again
 * whenever the diary changes.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class MinutesDuties {

  private static final Set<Kind> SHARING =
      EnumSet.of(Kind.SHARE_WITH_PROFESSIONALS, Kind.SHARE_WITH_FAMILY);

  private final Obligations obligations;
  private final ObligationStore store;
  private final MinutesStore minutesStore;
  private final PolicyStore policies;

  MinutesDuties(
      Obligations obligations,
      ObligationStore store,
      MinutesStore minutesStore,
      PolicyStore policies) {
    this.obligations = obligations;
    this.store = store;
    this.minutesStore = minutesStore;
    this.policies = policies;
  }

  /** A meeting is on record as held. */
  public void owed(Minutes minutes, TookPlace held, LocalDate today) {
    var counts = counts(held, minutes.group.partnership());
    owe(minutes, Kind.SHARE_WITH_PROFESSIONALS, today, counts);
    if (minutes.withFamily) {
      owe(minutes, Kind.SHARE_WITH_FAMILY, today, counts);
    }
    owe(minutes, Kind.APPROVE_MINUTES, today, new Count(Rule.R16A, Rule.R16A.anchor(), held.on));
  }

  private void owe(Minutes minutes, Kind kind, LocalDate today, Count... counts) {
    obligations.open(minutes.to(kind), minutes.meeting.value(), today, counts);
  }

  /**
   * The diary has changed: minutes that are owed are counted from the next core group as it is now.
   *
   * @param held every meeting that was held
   */
  public void diaryChanged(RosterGroup group, Map<MeetingId, TookPlace> held, LocalDate today) {
    for (var owed : store.open(group.id(), SHARING)) {
      var meeting = held.get(new MeetingId(owed.anchor()));
      if (meeting != null) {
        obligations.openOrMove(
            new Subject(
                owed.partnership(), owed.coreGroup(), owed.kind(), owed.about(), owed.reference()),
            owed.anchor(),
            today,
            "The diary changed",
            counts(meeting, group.partnership()));
      }
    }
  }

  /**
   * The calendar or a policy has changed: minutes that hang on the next core group alone are
   * counted again from the day that stands for it now, and are owed under whatever is set for
   * minutes now. To be done before deadlines are put under other limits.
   *
   * @param partnership whose; null for those of all
   */
  public void countAgain(@Nullable PartnershipId partnership, String why, LocalDate today) {
    for (var one : minutesStore.countedBack(partnership)) {
      var minutes = one.minutes();
      obligations.openOrMove(
          minutes, minutes.about(), today, why, counts(one.held(), minutes.partnership()));
    }
  }

  private Count[] counts(TookPlace held, PartnershipId partnership) {
    var own = new Count(Rule.R16, Anchor.THIS_CORE_GROUP, held.on);
    var next = held.next;
    if (next.isPresent()) {
      return new Count[] {own, new Count(Rule.R16, Anchor.NEXT_CORE_GROUP, next.get())};
    }
    boolean countsByItself =
        policies.on(held.on, partnership).binding(own.rule(), own.anchor()).isPresent();
    return new Count[] {
      countsByItself ? own : new Count(Rule.R16, Anchor.NEXT_CORE_GROUP, held.on, Rule.R05)
    };
  }

  /**
   * That a meeting took place.
   *
   * @param next the day of the core group after it, in the diary or held, if there is one
   */
  public record TookPlace(LocalDate on, Optional<LocalDate> next) {}

  /**
   * Minutes to be shared.
   *
   * @param reference what letters call the meeting
   * @param withFamily whether family was invited and is to have them too
   */
  public record Minutes(
      MeetingId meeting, String reference, boolean withFamily, RosterGroup group) {

    Subject to(Kind kind) {
      return new Subject(group.partnership(), group.id(), kind, meeting.value(), reference);
    }
  }
}
