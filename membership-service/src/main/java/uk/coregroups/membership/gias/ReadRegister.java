package uk.coregroups.membership.gias;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.membership.file.Encoding;
import uk.coregroups.membership.gias.RegisterFileStore.Change;

/** Reads a file of the register and says what would come of it; nothing is taken yet. */
@Service
class ReadRegister {

  private final RegisterFileStore files;

  ReadRegister(RegisterFileStore files) {
    this.files = files;
  }

  @Transactional
  public Outcome<Looked> read(Path file, Instant now) throws IOException {
    var objection = Encoding.objection(file);
    if (objection.isPresent()) {
      return Outcome.refused("file", objection.get());
    }
    var encoding = Encoding.of(file);
    try (var text = encoding.open(file)) {
      var read = GiasFile.read(text);
      if (!read.wrongs().isEmpty()) {
        return new Outcome.Refused<>(read.wrongs());
      }
      var id = UUID.randomUUID();
      files.lay(id, read.rows(), now);
      return Outcome.done(new Looked(id, encoding.words(), files.change(id)));
    }
  }

  /**
   * What was seen.
   *
   * @param encoding how its letters were written, for a page
   */
  record Looked(UUID file, String encoding, Change change) {}
}
