package uk.coregroups.gateway.need;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;

/** What scheduling-service answers about what must be arranged for a meeting. */
public interface Arrangements {

  @GetExchange("/meetings/{id}/arrangements")
  List<Arrangement> of(@PathVariable MeetingId id);

  @PostExchange("/arrangements/{id}")
  void settle(@PathVariable UUID id, @RequestBody Settled settled);

  record Arrangement(
      UUID id,
      PersonId person,
      String words,
      String state,
      @Nullable String why,
      @Nullable String by) {

    public boolean isOpen() {
      return state.equals("OPEN");
    }

    public boolean isForAnInterpreter() {
      return words.contains("interpreter");
    }
  }

  record Settled(boolean met, @Nullable String why) {}
}
