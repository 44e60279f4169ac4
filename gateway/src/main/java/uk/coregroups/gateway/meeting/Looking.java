package uk.coregroups.gateway.meeting;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.gateway.need.Arrangements;
import uk.coregroups.gateway.rota.Rota;
import uk.coregroups.gateway.safety.Ringing;
import uk.coregroups.gateway.safety.Safety;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Called;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Scheduling.Guest;
import uk.coregroups.gateway.today.ToTell;

/** Looks at a meeting as a whole: all that three services know of it, asked side by side. */
@Component
class Looking {

  private final Scheduling scheduling;
  private final Arrangements arrangements;
  private final Membership membership;
  private final Rota rota;
  private final Notification notification;
  private final Safety safety;
  private final Asking asking;

  Looking(
      Scheduling scheduling,
      Arrangements arrangements,
      Membership membership,
      Rota rota,
      Notification notification,
      Safety safety,
      Asking asking) {
    this.notification = notification;
    this.safety = safety;
    this.scheduling = scheduling;
    this.arrangements = arrangements;
    this.membership = membership;
    this.rota = rota;
    this.asking = asking;
  }

  MeetingView at(MeetingId id, LocalDate today) {
    var seen = scheduling.meeting(id);
    var group = seen.meeting().coreGroup();
    var people = seen.invited().stream().map(Guest::person).distinct().toList();
    var names = asking.ask(() -> membership.names(new Membership.Asked(List.of(group), people)));
    var labels = asking.ask(() -> membership.partnership().roles());
    var owed = asking.ask(() -> scheduling.timetable(group));
    var arranged = asking.ask(() -> arrangements.of(id));
    var turn = asking.ask(() -> rota.turn(id).turn());
    var tasks = asking.ask(() -> notification.tasksOf(id)).heard();
    var rings = asking.ask(() -> Ringing.of(safety, ToTell.people(tasks))).heard();
    var stock = asking.ask(() -> rota.stockTake(id));
    return new MeetingView(
        seen,
        today,
        Called.of(names.heard()),
        labels.heard().or(all -> all, List.of()),
        owed.heard().or(all -> all, List.of()),
        arranged.heard(),
        turn.heard(),
        stock.heard(),
        ToTell.asking(tasks).flatMap(task -> ToTell.of(task, rings).stream()).toList(),
        tasks.isAway() || rings.isAway());
  }
}
