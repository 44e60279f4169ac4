package uk.coregroups.gateway.rota;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.services.Membership;

/** What membership-service tells a professional of a group they are in. */
public interface Fellows {

  @GetExchange("/mine/core-groups/{id}/members")
  Group of(@PathVariable CoreGroupId id);

  record Group(List<Fellow> members, List<Membership.RoleLabel> roles) {}

  record Fellow(PersonId person, String name, String role) {}
}
