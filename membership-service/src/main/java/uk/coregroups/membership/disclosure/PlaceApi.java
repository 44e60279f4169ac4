package uk.coregroups.membership.disclosure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.disclosure.IdentifyingWords;
import uk.coregroups.events.disclosure.PlainWords;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.membership.coregroup.CoreGroupStore;
import uk.coregroups.membership.partnership.PartnershipStore;

/** Which places would tell whom a letter is about: asked before one is chosen, over HTTP. */
@RestController
class PlaceApi {

  private final CoreGroupStore groups;
  private final PartnershipStore partnerships;
  private final IdentifyingNameStore names;
  private final IdentifyingWords words;

  PlaceApi(
      CoreGroupStore groups,
      PartnershipStore partnerships,
      IdentifyingNameStore names,
      IdentifyingWords words) {
    this.partnerships = partnerships;
    this.groups = groups;
    this.names = names;
    this.words = words;
  }

  /** Those of these places that resemble a name or a school of the family. */
  @PostMapping("/core-groups/{id}/places-that-tell")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<List<String>> thatTell(
      @PathVariable CoreGroupId id, @Valid @RequestBody Places places, Caller caller) {
    if (groups.find(id, caller.partnership()).isEmpty()) {
      return Outcome.unknown("This core group is not known here.");
    }
    Set<Long> known =
        names.names(List.of(id)).stream()
            .flatMap(name -> name.hashed(words).stream())
            .collect(Collectors.toSet());
    var ours = PlainWords.andPairs(partnerships.name(caller.partnership()));
    return Outcome.done(
        places.places.stream().filter(place -> !words.in(place, known, ours).isEmpty()).toList());
  }

  record Places(@NotNull(message = "must be the places to look at") List<String> places) {}
}
