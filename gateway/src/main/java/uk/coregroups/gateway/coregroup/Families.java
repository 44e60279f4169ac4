package uk.coregroups.gateway.coregroup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.membership.RetentionClass;
import uk.coregroups.gateway.services.Membership;

/** What membership-service does for one child of a family. */
public interface Families {

  @PostExchange("/core-groups/{id}/children/{child}/expected")
  void expect(
      @PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody Expected expected);

  @PostExchange("/core-groups/{id}/children/{child}/birth")
  void birth(@PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody Birth birth);

  @PostExchange("/core-groups/{id}/children/{child}/pregnancy-ended")
  void pregnancyEnded(
      @PathVariable CoreGroupId id,
      @PathVariable ChildId child,
      @RequestBody Membership.PlanEnd end);

  @PutExchange("/core-groups/{id}/children/{child}/plan")
  void keepPlan(
      @PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody KeptPlan plan);

  @PostExchange("/core-groups/{id}/children/{child}/plans")
  void planAgain(
      @PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody Again again);

  @GetExchange("/retention")
  List<Retention> retention();

  @PutExchange("/retention/{record}")
  void setRetention(@PathVariable RetentionClass record, @RequestBody Kept kept);

  @GetExchange("/purges")
  Purges purges(@RequestParam int page);

  record Expected(LocalDate expectedOn) {}

  record Birth(String name, LocalDate bornOn) {}

  /** What is kept about a child's plan besides its dates. */
  record KeptPlan(@Nullable String category, @Nullable SchoolId school, List<Kin> kin) {}

  record Kin(PersonId person, String kin) {}

  record Again(LocalDate startedOn, @Nullable String category) {}

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
