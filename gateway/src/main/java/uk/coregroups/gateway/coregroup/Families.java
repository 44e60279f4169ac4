package uk.coregroups.gateway.coregroup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.TeamId;
import uk.coregroups.gateway.services.Membership.Made;

/** What membership-service does for a family, and for one child of it. */
public interface Families {

  @PostExchange("/core-groups")
  Made form(@RequestBody Formed formed);

  @PostExchange("/core-groups/{id}/children")
  void addChild(@PathVariable CoreGroupId id, @RequestBody NewChild child);

  @PostExchange("/core-groups/{id}/children/{child}/expected")
  void expect(
      @PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody Expected expected);

  @PostExchange("/core-groups/{id}/children/{child}/birth")
  void birth(@PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody Birth birth);

  @PostExchange("/core-groups/{id}/children/{child}/pregnancy-ended")
  void pregnancyEnded(
      @PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody PlanEnd end);

  @PutExchange("/core-groups/{id}/children/{child}/plan")
  void keepPlan(
      @PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody KeptPlan plan);

  @PostExchange("/core-groups/{id}/children/{child}/plan/end")
  void endPlan(@PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody PlanEnd end);

  @PostExchange("/core-groups/{id}/children/{child}/plans")
  void planAgain(
      @PathVariable CoreGroupId id, @PathVariable ChildId child, @RequestBody Again again);

  record Formed(TeamId team, PersonId leadSocialWorker, List<NewChild> children) {}

  /** A child by name and date of birth; one who is not born yet by the day expected instead. */
  record NewChild(
      @Nullable String name,
      @Nullable LocalDate bornOn,
      @Nullable LocalDate expectedOn,
      @Nullable SchoolId school,
      LocalDate planStartedOn) {}

  record Expected(LocalDate expectedOn) {}

  record Birth(String name, LocalDate bornOn) {}

  /** What is kept about a child's plan besides its dates. */
  record KeptPlan(@Nullable String category, @Nullable SchoolId school, List<Kin> kin) {}

  record Kin(PersonId person, String kin) {}

  record PlanEnd(LocalDate endedOn) {}

  record Again(LocalDate startedOn, @Nullable String category) {}
}
