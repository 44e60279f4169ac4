package uk.coregroups.gateway.safety;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.PersonId;

/** What notification-service answers about letters before which somebody must be asked. */
public interface Confirmation {

  @GetExchange("/letters/to-confirm")
  Waiting toConfirm(@RequestParam int page);

  @PostExchange("/letters/{id}/confirm")
  void confirm(@PathVariable LetterId id, @RequestBody Confirmed confirmed);

  record Waiting(long count, List<Letter> rows) {}

  record Letter(
      LetterId id,
      @Nullable UUID coreGroup,
      PersonId person,
      String purpose,
      String reference,
      @Nullable String why,
      Instant writtenAt) {}

  record Confirmed(boolean safe) {}
}
