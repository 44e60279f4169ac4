package uk.coregroups.gateway.person;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.gateway.services.Membership;

/** What membership-service answers about records that may be of one person. */
public interface Merging {

  @GetExchange("/people/alike")
  Alike alike(@RequestParam int page);

  @PostExchange("/people/{goes}/merge")
  Membership.Person merge(@PathVariable PersonId goes, @RequestBody Into into);

  @PostExchange("/people/{one}/apart")
  void apart(@PathVariable PersonId one, @RequestBody Other other);

  record Alike(long count, List<Two> rows) {}

  /** Two records, and what they have in common: MAILBOX, MOBILE or NAME. */
  record Two(Membership.Person one, Membership.Person other, List<String> why) {

    /** What they have in common, in words. */
    public String words() {
      return String.join(
          ", ",
          why.stream()
              .map(one ->
                  switch (one) {
                    case "MAILBOX" -> "the same e-mail address";
                    case "MOBILE" -> "the same mobile number";
                    default -> "the same name and place of work";
                  })
              .toList());
    }
  }

  record Into(PersonId into, @Nullable PersonId reach) {}

  record Other(PersonId other) {}
}
