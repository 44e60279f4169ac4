package uk.coregroups.membership.gias;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.membership.gias.RegisterFileStore.Change;

/** Takes a file of the register that has been looked at: all of it. */
@Service
class TakeRegister {

  private final RegisterFileStore files;

  TakeRegister(RegisterFileStore files) {
    this.files = files;
  }

  /** Says what has come of it; a file is taken once. */
  @Transactional
  public Outcome<Change> take(UUID file) {
    if (!files.isThere(file)) {
      return Outcome.refused(
          "file", "has been taken already, or a later one has been read; read it again");
    }
    var change = files.change(file);
    files.take(file);
    return Outcome.done(change);
  }
}
