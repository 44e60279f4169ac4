package uk.coregroups.gateway.school;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.door.SearchRequest;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;

/** What membership-service answers about schools; files pass unread. */
public interface Schools {

  @PostExchange("/schools/search")
  Found find(@RequestBody SearchRequest search);

  @PostExchange("/schools/terms")
  TermsRead readTerms(@RequestBody TermsFile file);

  @GetExchange("/schools/{id}/terms")
  List<Term> terms(@PathVariable SchoolId id);

  @GetExchange("/schools/{id}")
  School one(@PathVariable SchoolId id);

  @PostExchange("/schools")
  void add(@RequestBody NewSchool school);

  @PutExchange("/schools/{id}")
  void correct(@PathVariable SchoolId id, @RequestBody NewSchool school);

  @PostExchange(url = "/register", contentType = "application/octet-stream")
  Looked look(@RequestBody Resource file);

  @PostExchange("/register/{file}/take")
  Change take(@PathVariable UUID file);

  @PostExchange(url = "/schools/leads", contentType = "application/octet-stream")
  LeadsRead readLeads(@RequestBody Resource file);

  record Found(long count, List<School> rows) {}

  record School(
      SchoolId id,
      @Nullable String urn,
      String name,
      String phase,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate termStarts,
      @Nullable PersonId lead,
      @Nullable Registered register) {

    public boolean isClosed() {
      return register != null && register.standing().equals("CLOSED");
    }
  }

  /** What the public register says of a school. */
  record Registered(
      @Nullable Integer lowAge,
      @Nullable Integer highAge,
      @Nullable String localAuthority,
      @Nullable String postcode,
      String standing,
      @Nullable LocalDate closesOn) {

    /** "4 to 11", or nothing. */
    public String ages() {
      return lowAge == null || highAge == null ? "Not given" : lowAge + " to " + highAge;
    }

    public String standingWords() {
      return switch (standing) {
        case "OPEN" -> "Open";
        case "CLOSED" -> "Closed";
        case "PROPOSED_TO_OPEN" -> "Proposed to open";
        default -> "Open, but proposed to close";
      };
    }
  }

  record NewSchool(
      @Nullable String urn,
      String name,
      String phase,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate termStarts,
      @Nullable PersonId lead) {}

  record TermsFile(String file) {}

  record TermsRead(int schools, int terms) {}

  record Term(String name, LocalDate firstDay, LocalDate lastDay) {}

  /** A file of the register that waits to be taken. */
  record Looked(UUID file, String encoding, Change change) {}

  /**
   * What a file makes of the register.
   *
   * @param closed how many of the changed have closed
   * @param passedOver closed schools that nobody here has heard of
   * @param closing the names of some of those that have closed
   */
  record Change(
      long rows, long added, long changed, long closed, long passedOver, List<String> closing) {}

  /**
   * What was read.
   *
   * @param held rows that a person must see to
   */
  record LeadsRead(int leads, int terms, List<String> held) {}
}
