package uk.coregroups.membership.emailgroup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.membership.emailgroup.EmailGroupStore.Address;
import uk.coregroups.membership.reading.ReadingStore;
import uk.coregroups.membership.reading.What;

/** E-mail groups, over HTTP. */
@RestController
class EmailGroupApi {

  private final EmailGroupStore emailGroups;
  private final ReadingStore readings;
  private final Clock clock;

  EmailGroupApi(EmailGroupStore emailGroups, ReadingStore readings, Clock clock) {
    this.readings = readings;
    this.emailGroups = emailGroups;
    this.clock = clock;
  }

  @GetMapping("/core-groups/{id}/email-group")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  Outcome<List<Address>> addresses(@PathVariable CoreGroupId id, Caller caller) {
    if (!emailGroups.exists(id, caller.partnership())) {
      return Outcome.unknown("This core group is not known here.");
    }
    readings.listed(List.of(id), What.EMAIL_GROUP, caller, clock.instant());
    return Outcome.done(emailGroups.addresses(id, LocalDate.now(clock)));
  }

  @GetMapping("/core-groups/{id}/email-group/addresses.csv")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  ResponseEntity<String> csv(@PathVariable CoreGroupId id, Caller caller) {
    return file(AddressFile.CSV, id, caller);
  }

  @GetMapping("/core-groups/{id}/email-group/addresses.vcf")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
  ResponseEntity<String> vcard(@PathVariable CoreGroupId id, Caller caller) {
    return file(AddressFile.VCARD, id, caller);
  }

  private ResponseEntity<String> file(AddressFile file, CoreGroupId id, Caller caller) {
    if (!emailGroups.exists(id, caller.partnership())) {
      return ResponseEntity.notFound().build();
    }
    readings.listed(List.of(id), What.EMAIL_GROUP, caller, clock.instant());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.type()))
        .header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"")
        .body(file.of(emailGroups.addresses(id, LocalDate.now(clock))));
  }
}
