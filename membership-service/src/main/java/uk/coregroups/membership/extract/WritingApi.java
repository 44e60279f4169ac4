package uk.coregroups.membership.extract;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;
import uk.coregroups.membership.extract.Writing.Dates;
import uk.coregroups.membership.file.Encoding;

/** How extracts are written, over HTTP. */
@RestController
class WritingApi {

  private final KeepWriting keepWriting;
  private final WritingStore writings;

  WritingApi(KeepWriting keepWriting, WritingStore writings) {
    this.keepWriting = keepWriting;
    this.writings = writings;
  }

  @GetMapping("/intakes/writing")
  @Allowed({Role.ADMINISTRATOR, Role.CASE_SYSTEM})
  Seen writing(Caller caller) {
    return seen(writings.of(caller.partnership()));
  }

  @PutMapping("/intakes/writing")
  @Allowed({Role.ADMINISTRATOR, Role.CASE_SYSTEM})
  Outcome<?> keep(@Valid @RequestBody Kept kept, Caller caller) {
    return keepWriting.keep(caller.partnership(), kept.headings, kept.dates, kept.encoding);
  }

  private static Seen seen(Writing writing) {
    var columns =
        Arrays.stream(Column.values())
            .map(one -> new SeenColumn(one.heading(), writing.heading(one), one.isNeeded()))
            .toList();
    return new Seen(columns, writing.dates(), writing.encoding());
  }

  record Kept(
      @NotNull(message = "must say what stands over the columns") Map<String, String> headings,
      @NotNull(message = "must be ISO or ENGLISH") Dates dates,
      @NotNull(message = "must be UTF_8 or WINDOWS_1252") Encoding encoding) {}

  record Seen(List<SeenColumn> columns, Dates dates, Encoding encoding) {}

  record SeenColumn(String name, String heading, boolean needed) {}
}
