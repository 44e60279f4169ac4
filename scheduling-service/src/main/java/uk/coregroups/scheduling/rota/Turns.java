package uk.coregroups.scheduling.rota;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.scheduling.absence.Absence;
import uk.coregroups.scheduling.absence.AbsenceStore;
import uk.coregroups.scheduling.meeting.Invitation;
import uk.coregroups.scheduling.meeting.Invitation.Reply;
import uk.coregroups.scheduling.meeting.Meeting;
import uk.coregroups.scheduling.meeting.MeetingStore;
import uk.coregroups.scheduling.roster.RosterGroup;
import uk.coregroups.scheduling.roster.RosterSeat;
import uk.coregroups.scheduling.roster.RosterStore;

/**
 * Works out whose turn it is, whenever it is asked: nothing of it is kept but what people agreed.
 *
 * <p>A meeting that is booked and comes before counts as served by those whose turn it is then, so
 * that two meetings in the diary do not ask the same people.
 */
@Service
public class Turns {

  private final MeetingStore meetings;
  private final RosterStore roster;
  private final AbsenceStore absences;
  private final TurnStore turns;

  Turns(MeetingStore meetings, RosterStore roster, AbsenceStore absences, TurnStore turns) {
    this.meetings = meetings;
    this.roster = roster;
    this.absences = absences;
    this.turns = turns;
  }

  /** The turn of a meeting that is booked. */
  public Turn of(Meeting meeting) {
    var past = before(meeting);
    return past.turn(meeting, past.practitioners(available(meeting)));
  }

  /** The turn a meeting would have if it were booked for this day. */
  Turn on(LocalDate day, RosterGroup group, Meeting.Purpose purpose) {
    var past = before(day, group, null);
    return past.proposed(past.practitioners(seatsOn(day, group.id())), purpose);
  }

  /**
   * The turn a meeting would have if it were moved to this day. It does not come before itself,
   * what was agreed for it holds, and everybody is asked again whether they come.
   */
  Turn moved(Meeting meeting, LocalDate day, RosterGroup group) {
    var past = before(day, group, meeting.id());
    return past.turn(meeting, past.practitioners(seatsOn(day, group.id())));
  }

  private Past before(LocalDate day, RosterGroup group, @Nullable MeetingId but) {
    var past = new Past(turns.onePerson(group.partnership()));
    inOrder(group.id()).stream()
        .filter(one -> one.slot().date().isBefore(day) && !one.id().equals(but))
        .forEach(past::see);
    return past;
  }

  /** Those who may chair this meeting or write its minutes, and can come to it. */
  public List<Practitioner> mayServe(Meeting meeting) {
    return before(meeting).practitioners(available(meeting));
  }

  private Past before(Meeting meeting) {
    var past = new Past(turns.onePerson(meeting.partnership()));
    inOrder(meeting.coreGroup()).stream()
        .takeWhile(one -> !one.id().equals(meeting.id()))
        .forEach(past::see);
    return past;
  }

  private List<Meeting> inOrder(CoreGroupId group) {
    return meetings.of(group).stream()
        .filter(one -> one.state() != Meeting.State.CANCELLED)
        .sorted(
            Comparator.<Meeting, LocalDate>comparing(one -> one.slot().date())
                .thenComparing(one -> one.slot().start())
                .thenComparing(one -> one.id().value()))
        .toList();
  }

  /** Members of the day who may serve and are not away. */
  private List<RosterSeat> seatsOn(LocalDate day, CoreGroupId group) {
    var away = absences.on(day, group).stream().map(Absence::member).collect(Collectors.toSet());
    return roster.seatsOn(day, group).stream()
        .filter(seat -> Practitioner.mayServe(seat.kind(), seat.role()))
        .filter(seat -> !away.contains(seat.member()))
        .toList();
  }

  /** The same, without those who have said that they do not come. */
  private List<RosterSeat> available(Meeting meeting) {
    var declined =
        meetings.invitations(meeting.id()).stream()
            .filter(one -> !one.withdrawn() && one.reply() instanceof Reply.Declined)
            .map(Invitation::person)
            .collect(Collectors.toSet());
    return seatsOn(meeting.slot().date(), meeting.coreGroup()).stream()
        .filter(seat -> !declined.contains(seat.person()))
        .toList();
  }

  /** The meetings of a group seen one after another, up to the one that is asked about. */
  private final class Past {

    private final boolean onePerson;
    private final Served served = new Served();
    private boolean hasMet;
    private @Nullable PersonId next;

    Past(boolean onePerson) {
      this.onePerson = onePerson;
    }

    void see(Meeting one) {
      if (one.state() == Meeting.State.HELD) {
        served.at(one.slot().date(), one.chair(), one.minuteTaker());
        next = turns.next(one.id()).orElse(null);
      } else {
        var turn = turn(one, practitioners(available(one)));
        served.asked(one.slot().date(), turn.chair(), turn.minuteTaker());
        next = null;
      }
      hasMet |= one.purpose() == Meeting.Purpose.CORE_GROUP;
    }

    List<Practitioner> practitioners(List<RosterSeat> seats) {
      return seats.stream().map(served::by).toList();
    }

    Turn turn(Meeting meeting, List<Practitioner> able) {
      var agreed = turns.agreed(meeting.id());
      if (agreed.isEmpty()) {
        return proposed(able, meeting.purpose());
      }
      Set<PersonId> people = able.stream().map(Practitioner::person).collect(Collectors.toSet());
      if (!agreed.get().holdsAmong(people)) {
        return proposed(able, meeting.purpose()).noting("; what was agreed no longer holds");
      }
      var why = "agreed by hand: " + agreed.get().why();
      return new Turn(agreed.get().chair(), why, agreed.get().minuteTaker(), why);
    }

    Turn proposed(List<Practitioner> able, Meeting.Purpose purpose) {
      var rota = new Rota(able, onePerson);
      boolean first = !hasMet && purpose == Meeting.Purpose.CORE_GROUP;
      return first ? rota.first() : rota.next(next);
    }
  }
}
