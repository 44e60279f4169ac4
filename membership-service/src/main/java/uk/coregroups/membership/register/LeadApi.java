package uk.coregroups.membership.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.membership.file.Encoding;

/** The safeguarding leads of many schools, over HTTP: each partnership names its own. */
@RestController
class LeadApi {

  private static final int MOST_BYTES = 20_000_000;

  private final ImportLeads importLeads;
  private final Clock clock;

  LeadApi(ImportLeads importLeads, Clock clock) {
    this.importLeads = importLeads;
    this.clock = clock;
  }

  @PostMapping(path = "/schools/leads", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Allowed(Role.ADMINISTRATOR)
  Outcome<ImportLeads.Imported> take(InputStream file, Caller caller) throws IOException {
    var waiting = Files.createTempFile("leads", ".csv");
    try {
      Files.copy(file, waiting, StandardCopyOption.REPLACE_EXISTING);
      if (Files.size(waiting) > MOST_BYTES) {
        return Outcome.refused("file", "is larger than 20 megabytes; leave out what is not yours");
      }
      var objection = Encoding.objection(waiting);
      if (objection.isPresent()) {
        return Outcome.refused("file", objection.get());
      }
      try (var text = Encoding.of(waiting).open(waiting)) {
        var rows = text.readAllAsString();
        // Terms are common to all, and a lead is one of closed groups' moves too.
        return Sight.HOUSE.call(
            () -> importLeads.take(rows, caller.partnership(), caller.id(), LocalDate.now(clock)));
      }
    } finally {
      Files.delete(waiting);
    }
  }
}
