package uk.coregroups.events.scheduling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PersonId;

/**
 * Something owed has come to a rung of its ladder: these people are to hear of it.
 *
 * @param rung the rung's name, such as {@code MINUTES_DUE}
 * @param reference what letters call the matter: the meeting's reference or the school move's
 * @param meeting the meeting it is about, if it is about one
 * @param dueOn the day by which it is owed
 */
public record RungReached(
    CoreGroupId coreGroup,
    ObligationId obligation,
    String rung,
    String reference,
    @Nullable MeetingId meeting,
    LocalDate dueOn,
    List<PersonId> receivers)
    implements SchedulingEvent {}
