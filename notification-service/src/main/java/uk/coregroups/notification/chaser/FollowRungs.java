package uk.coregroups.notification.chaser;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.clock.SuiteClock;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.SchoolMoveNoLongerApplies;
import uk.coregroups.events.membership.SchoolMoveReleased;
import uk.coregroups.events.scheduling.RungReached;
import uk.coregroups.notification.letter.Letter;
import uk.coregroups.notification.letter.LetterStore;
import uk.coregroups.notification.letter.Purpose;

/**
 * Writes a letter to each person who is to hear of a rung.
 *
 * <p>The minutes are owed to professionals and to the family apart, but whoever must share them
 * with both hears once on a day: the letter is about the meeting.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FollowRungs {

  private final LetterStore letters;
  private final JdbcClient jdbc;

  FollowRungs(LetterStore letters, JdbcClient jdbc) {
    this.letters = letters;
    this.jdbc = jdbc;
  }

  /** Writes the letters of many rungs at once. */
  public void reached(List<Reached> batch, Instant now) {
    var invited = invited(batch);
    var all = new ArrayList<Letter>();
    for (var one : batch) {
      var rung = one.rung;
      var purpose = Purpose.valueOf(rung.rung());
      for (var person : rung.receivers()) {
        all.add(letter(one, purpose, person, invited));
      }
    }
    letters.write(all, now);
  }

  /** The one letter to a new school's lead that a person released. */
  public void released(SchoolMoveReleased released, PartnershipId partnership, Instant now) {
    write(
        Purpose.NEW_SCHOOL,
        released.newLead(),
        released.move().value(),
        released.reference(),
        released.coreGroup(),
        partnership,
        now);
  }

  /** Tells a lead who had that letter that it no longer applies. */
  public void noLongerApplies(
      SchoolMoveNoLongerApplies gone, PartnershipId partnership, Instant now) {
    if (gone.byLetter()) {
      write(
          Purpose.NO_LONGER_APPLIES,
          gone.formerLead(),
          gone.move().value(),
          gone.reference(),
          gone.coreGroup(),
          partnership,
          now);
    }
  }

  private void write(
      Purpose purpose,
      PersonId person,
      UUID about,
      String reference,
      uk.coregroups.events.ids.CoreGroupId group,
      PartnershipId partnership,
      Instant now) {
    letters.write(
        List.of(
            new Letter(
                LetterId.fresh(),
                partnership,
                group,
                person,
                purpose,
                about,
                "at " + now.getEpochSecond(),
                reference,
                null,
                null,
                null,
                null,
                null)),
        now);
  }

  private static Letter letter(
      Reached one, Purpose purpose, PersonId person, Map<Key, Invitation> invited) {
    var rung = one.rung;
    var meeting = rung.meeting();
    var invitation = meeting == null ? null : invited.get(new Key(meeting, person));
    return new Letter(
        LetterId.fresh(),
        one.partnership,
        rung.coreGroup(),
        person,
        purpose,
        aboutMinutes(purpose) && meeting != null ? meeting.value() : rung.obligation().value(),
        rung.rung(),
        rung.reference(),
        meeting,
        invitation == null || aboutMinutes(purpose) ? null : invitation.id,
        rung.dueOn(),
        null,
        invitation == null || aboutMinutes(purpose) ? null : invitation.starts);
  }

  private static boolean aboutMinutes(Purpose purpose) {
    return switch (purpose) {
      case MINUTES_NUDGE, MINUTES_DUE, MINUTES_CHASER, MINUTES_TO_MANAGER -> true;
      default -> false;
    };
  }

  /** The invitation of each receiver to their meeting: where their answer link leads. */
  private Map<Key, Invitation> invited(List<Reached> batch) {
    var meetings = new ArrayList<UUID>();
    var people = new ArrayList<UUID>();
    for (var one : batch) {
      var meeting = one.rung.meeting();
      if (meeting != null) {
        for (var person : one.rung.receivers()) {
          meetings.add(meeting.value());
          people.add(person.value());
        }
      }
    }
    var found = new HashMap<Key, Invitation>();
    if (meetings.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select i.id, i.person, m.id as meeting,
              m.held_date + m.starts + make_interval(mins => coalesce(i.own_after, 0)) as starts
            from unnest(:meetings, :people) as r (meeting, person)
            join meeting m on m.id = r.meeting
            join invitation i on i.meeting = r.meeting and i.person = r.person
            where not i.withdrawn
            """)
        .param("meetings", new SqlArrayValue("uuid", meetings.toArray()))
        .param("people", new SqlArrayValue("uuid", people.toArray()))
        .query(row -> {
          found.put(
              new Key(
                  new MeetingId(row.getObject("meeting", UUID.class)),
                  new PersonId(row.getObject("person", UUID.class))),
              new Invitation(
                  new InvitationId(row.getObject("id", UUID.class)),
                  row.getTimestamp("starts")
                      .toLocalDateTime()
                      .atZone(SuiteClock.LONDON)
                      .toInstant()));
        });
    return found;
  }

  /** A rung, and whose partnership it belongs to. */
  public record Reached(PartnershipId partnership, RungReached rung) {}

  private record Key(MeetingId meeting, PersonId person) {}

  private record Invitation(InvitationId id, @Nullable Instant starts) {}
}
