package uk.coregroups.gateway.person;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PersonId;

/** What membership-service has on record of changes. */
public interface RecordedChanges {

  @GetExchange("/people/{id}/recorded-changes")
  Page of(@PathVariable PersonId id, @RequestParam int page);

  @GetExchange("/core-groups/{id}/recorded-changes")
  Page of(@PathVariable CoreGroupId id, @RequestParam int page);

  record Page(long count, List<Change> rows) {}

  /** One change of one thing. */
  record Change(
      String name,
      @Nullable String reference,
      What what,
      @Nullable String before,
      @Nullable String after,
      Way way,
      String by,
      Instant at) {

    /** "Added", "Ended" or old and new, for a page. */
    public String words() {
      if (before == null) {
        return after == null ? "" : "Added: " + after;
      }
      return after == null ? "Removed: " + before : before + " \u2192 " + after;
    }

    /** Who changed it, and by which way. */
    public String whoAndHow() {
      return (by.isEmpty() ? "The service itself" : by) + way.words;
    }
  }

  /** What of somebody was changed. */
  enum What {
    NAME("Name"),
    EMAIL("E-mail"),
    MOBILE("Mobile"),
    ADDRESS("Address kept from others"),
    SAFE_CONTACT("What is safe"),
    MEMBERSHIP("Membership");

    private final String words;

    What(String words) {
      this.words = words;
    }

    /** For a page. */
    public String words() {
      return words;
    }
  }

  /** By which way. */
  enum Way {
    PAGE(""),
    EXTRACT(", by an extract"),
    MERGE(", by a merge of two records");

    private final String words;

    Way(String words) {
      this.words = words;
    }
  }
}
