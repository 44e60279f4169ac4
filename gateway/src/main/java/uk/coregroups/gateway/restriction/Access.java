package uk.coregroups.gateway.restriction;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.CoreGroupId;

/** What membership is asked about who may see a group. */
public interface Access {

  @GetExchange("/core-groups/{id}/restriction")
  Restriction restriction(@PathVariable CoreGroupId id);

  @PostExchange("/core-groups/{id}/restriction")
  List<String> restrict(@PathVariable CoreGroupId id, @RequestBody Restricting restricting);

  @PostExchange("/core-groups/{id}/restriction/lift")
  List<String> lift(@PathVariable CoreGroupId id, @RequestBody Lifting lifting);

  /** For whom a group is open; for all staff if nobody is named. */
  record Restriction(List<String> openTo, List<Decided> decided) {}

  /** One decision; it names nobody if the group was opened again. */
  record Decided(List<String> openTo, String why, Instant at, String by) {}

  record Restricting(List<String> accounts, String why) {}

  record Lifting(String why) {}
}
