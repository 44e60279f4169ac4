package uk.coregroups.gateway.need;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.NeedKind;

/** What membership-service answers about what people need to take part. */
public interface Needs {

  @GetExchange("/people/{id}/needs")
  Known of(@PathVariable PersonId id);

  @PutExchange("/people/{id}/needs")
  void record(@PathVariable PersonId id, @RequestBody All all);

  record Known(boolean asked, List<Need> needs) {

    /** "an interpreter (Polish), a room without steps". */
    public String words() {
      return needs.isEmpty()
          ? asked ? "Nothing" : "Nobody has asked yet"
          : String.join(", ", needs.stream().map(Need::words).toList());
    }
  }

  record Need(NeedKind kind, @Nullable String language, String words) {}

  record All(List<Wanted> needs) {}

  record Wanted(NeedKind kind, @Nullable String language) {}
}
