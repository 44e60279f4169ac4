package uk.coregroups.scheduling.conference;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.scheduling.conference.Conference.Type;

/**
 * The date set for a conference to come.
 *
 * @param children those it is for
 */
public record ConferencePlan(UUID id, Type kind, LocalDate on, List<ChildId> children) {}
