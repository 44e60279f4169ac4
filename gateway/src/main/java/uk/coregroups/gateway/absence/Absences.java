package uk.coregroups.gateway.absence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/** What membership-service answers about who is away. */
public interface Absences {

  @GetExchange("/people/{id}/absences")
  List<Listed> of(@PathVariable PersonId id);

  @PostExchange("/people/{id}/absences")
  void record(@PathVariable PersonId id, @RequestBody Wanted wanted);

  @PostExchange("/people/{id}/absences/end")
  void end(@PathVariable PersonId id, @RequestBody Back back);

  @GetExchange("/mine/absences")
  Mine mine();

  @PostExchange("/mine/absences")
  void recordMine(@RequestBody Wanted wanted);

  @PostExchange("/mine/absences/end")
  void endMine(@RequestBody Back back);

  /** Without a group it is about all in which they sit; without a deputy nobody comes. */
  record Wanted(
      @Nullable CoreGroupId coreGroup, LocalDate from, LocalDate until, @Nullable String deputy) {}

  record Back(@Nullable CoreGroupId coreGroup, LocalDate from, LocalDate back) {}

  record Mine(List<Listed> absences, List<Deputising> deputising) {}

  record Listed(
      CoreGroupId coreGroup,
      String reference,
      String children,
      LocalDate from,
      LocalDate until,
      @Nullable String deputy) {}

  /** A group in which one is somebody's deputy. */
  record Deputising(CoreGroupId coreGroup, String children, LocalDate from, LocalDate until) {}
}
