package uk.coregroups.membership.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.membership.intake.Intake.Line;

/** Intakes, over HTTP. */
@RestController
class IntakeApi {

  private static final int PAGE = 25;

  private final Clerk clerk;
  private final IntakeStore intakes;

  IntakeApi(Clerk clerk, IntakeStore intakes) {
    this.clerk = clerk;
    this.intakes = intakes;
  }

  /** The body is the file. It is answered when all of it was read; the rest can be watched. */
  @PostMapping(path = "/intakes", consumes = "text/csv")
  @Allowed({Role.ADMINISTRATOR, Role.CASE_SYSTEM})
  Outcome<Begun> take(InputStream file, Caller caller) throws IOException {
    return clerk
        .receive(caller.partnership(), caller.id(), file)
        .then(id -> Outcome.done(new Begun(id)));
  }

  @GetMapping("/intakes")
  @Allowed({Role.ADMINISTRATOR, Role.CASE_SYSTEM})
  Page<Intake> list(@RequestParam(defaultValue = "1") int page, Caller caller) {
    var partnership = caller.partnership();
    return new Page<>(intakes.count(partnership), intakes.list(partnership, offset(page), PAGE));
  }

  @GetMapping("/intakes/{id}")
  @Allowed({Role.ADMINISTRATOR, Role.CASE_SYSTEM})
  Outcome<Intake> one(@PathVariable UUID id, Caller caller) {
    return intakes
        .find(id, caller.partnership())
        .map(Outcome::done)
        .orElse(Outcome.unknown("This intake is not known here."));
  }

  @GetMapping("/intakes/{id}/lines")
  @Allowed({Role.ADMINISTRATOR, Role.CASE_SYSTEM})
  Page<Line> lines(
      @PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Caller caller) {
    var partnership = caller.partnership();
    return new Page<>(
        intakes.countLines(id, partnership), intakes.lines(id, partnership, offset(page), PAGE));
  }

  /** The whole report, for a spreadsheet. */
  @GetMapping("/intakes/{id}/report")
  @Allowed({Role.ADMINISTRATOR, Role.CASE_SYSTEM})
  ResponseEntity<byte[]> report(@PathVariable UUID id, Caller caller) {
    var lines = intakes.lines(id, caller.partnership(), 0, Integer.MAX_VALUE);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"report.csv\"")
        .body(Report.of(lines).getBytes(StandardCharsets.UTF_8));
  }

  private static int offset(int page) {
    return (Math.max(1, page) - 1) * PAGE;
  }

  record Begun(UUID id) {}

  record Page<T>(long count, List<T> rows) {}
}
