package uk.coregroups.scheduling.reference;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Role;
import uk.coregroups.scheduling.reference.ReferenceStore.Meant;

/** References of letters, over HTTP. */
@RestController
class ReferenceApi {

  private final ReferenceStore references;

  ReferenceApi(ReferenceStore references) {
    this.references = references;
  }

  /** What a reference stands for, as far as the caller may see it; nothing if it is not known. */
  @GetMapping("/references/{reference}")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  List<Meant> meant(@PathVariable String reference, Caller caller) {
    return references.meant(caller.partnership(), reference);
  }
}
