package uk.coregroups.gateway.groupmail;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import uk.coregroups.events.ids.CoreGroupId;

/** What membership-service answers about e-mail groups as files. */
public interface EmailGroups {

  @GetExchange("/core-groups/{id}/email-group/addresses.csv")
  byte[] csv(@PathVariable CoreGroupId id);

  @GetExchange("/core-groups/{id}/email-group/addresses.vcf")
  byte[] vcard(@PathVariable CoreGroupId id);
}
