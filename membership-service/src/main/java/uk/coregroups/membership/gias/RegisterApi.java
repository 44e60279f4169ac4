package uk.coregroups.membership.gias;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.membership.gias.ReadRegister.Looked;
import uk.coregroups.membership.gias.RegisterFileStore.Change;

/**
 * The public register of schools, over HTTP. It is common to all partnerships, so that whoever runs
 * the suite keeps it and no partnership does.
 */
@RestController
class RegisterApi {

  private final ReadRegister readRegister;
  private final TakeRegister takeRegister;
  private final Clock clock;

  RegisterApi(ReadRegister readRegister, TakeRegister takeRegister, Clock clock) {
    this.readRegister = readRegister;
    this.takeRegister = takeRegister;
    this.clock = clock;
  }

  /** The file as it is, some sixty megabytes; it waits on the disk and never in memory. */
  @PostMapping(path = "/register", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Allowed(Role.OPERATOR)
  Outcome<Looked> read(InputStream file) throws IOException {
    var waiting = Files.createTempFile("register", ".csv");
    try {
      Files.copy(file, waiting, StandardCopyOption.REPLACE_EXISTING);
      return readRegister.read(waiting, clock.instant());
    } finally {
      Files.delete(waiting);
    }
  }

  @PostMapping("/register/{file}/take")
  @Allowed(Role.OPERATOR)
  Outcome<Change> take(@PathVariable UUID file) {
    return takeRegister.take(file);
  }
}
