package uk.coregroups.gateway.policy;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;

/** What membership-service answers about roles, and who is expected in a group. */
public interface Roles {

  @PostExchange("/partnership/roles")
  void add(@RequestBody Added added);

  @PutExchange("/partnership/roles/{code}")
  void call(@PathVariable String code, @RequestBody Called called);

  @PostExchange("/partnership/roles/{code}/up")
  void up(@PathVariable String code);

  @PutExchange("/partnership/large-group")
  void large(@RequestBody Large large);

  @GetExchange("/people/{id}/adult-services")
  Has adultServices(@PathVariable PersonId id);

  @PutExchange("/people/{id}/adult-services")
  void adultServices(@PathVariable PersonId id, @RequestBody Has has);

  record Added(String label, PersonKind kind) {}

  record Called(String label) {}

  record Large(int members) {}

  record Has(boolean has) {}
}
