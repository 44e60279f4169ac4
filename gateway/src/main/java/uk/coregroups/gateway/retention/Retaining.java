package uk.coregroups.gateway.retention;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.membership.RetentionClass;

/** What membership-service answers about how long records are kept. */
public interface Retaining {

  @GetExchange("/retention")
  List<Retention> retention();

  @PutExchange("/retention/{record}")
  void setRetention(@PathVariable RetentionClass record, @RequestBody Kept kept);

  @GetExchange("/purges")
  Purges purges(@RequestParam int page);

  /** How many months after closing a class of record is kept, and by whose rule. */
  record Retention(RetentionClass record, int months, String source) {}

  record Kept(int months, String source) {}

  record Purges(long count, List<Purge> rows) {}

  record Purge(
      String reference,
      LocalDate formedOn,
      LocalDate closedOn,
      Retention retention,
      LocalDate purgedOn,
      Counts counts) {}

  record Counts(int children, int members, int forgotten, int schoolMoves, int readings) {}
}
