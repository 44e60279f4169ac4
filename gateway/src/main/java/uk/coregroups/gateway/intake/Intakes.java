package uk.coregroups.gateway.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What membership-service answers about extracts. */
public interface Intakes {

  @GetExchange("/intakes")
  All all(@RequestParam int page);

  @GetExchange("/intakes/{id}")
  One one(@PathVariable UUID id);

  @GetExchange("/intakes/{id}/lines")
  Lines lines(@PathVariable UUID id, @RequestParam int page);

  @GetExchange("/intakes/{id}/report")
  byte[] report(@PathVariable UUID id);

  @GetExchange("/intakes/writing")
  Writing writing();

  @PutExchange("/intakes/writing")
  void keep(@RequestBody Kept kept);

  record All(long count, List<One> rows) {}

  /** One extract that was brought, and what became of it. */
  record One(
      UUID id,
      String by,
      Instant beganAt,
      String state,
      String phase,
      int rows,
      @Nullable String fingerprint,
      @Nullable Instant endedAt,
      int faults,
      @Nullable String problem,
      List<Count> counts) {

    public boolean isUnderWay() {
      return state.equals("UNDER_WAY");
    }

    /** What has become of it, in words. */
    public String words() {
      return switch (state) {
        case "UNDER_WAY" ->
            switch (phase) {
              case "READING" -> "Being read: " + rows + " rows so far";
              case "CHECKING" -> "Read: " + rows + " rows. Now they are checked together";
              case "LOADING" -> "Checked: " + rows + " rows. Now they are saved";
              default -> "Saved. Now the other services are told";
            };
        case "LOADED" -> "Taken in";
        case "REFUSED" -> "Refused: nothing was taken in";
        default -> "Interrupted: nothing was taken in. Bring it again";
      };
    }
  }

  record Count(String record, int added, int changed, int unchanged, int absent) {

    /** What the office calls such records. */
    public String words() {
      return switch (record) {
        case "CHILD" -> "Children and plans";
        case "PERSON" -> "People";
        default -> "Memberships";
      };
    }
  }

  record Lines(long count, List<Line> rows) {

    static final Lines NONE = new Lines(0, List.of());
  }

  record Line(@Nullable Integer row, String record, @Nullable String field, String words) {}

  record Writing(List<Column> columns, String dates, String encoding) {}

  record Column(String name, String heading, boolean needed) {}

  record Kept(Map<String, String> headings, String dates, String encoding) {}
}
