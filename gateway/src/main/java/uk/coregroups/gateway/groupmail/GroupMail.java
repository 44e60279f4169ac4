package uk.coregroups.gateway.groupmail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.CoreGroupId;

/** What notification-service answers about groups' own addresses. */
public interface GroupMail {

  @GetExchange("/core-groups/{id}/group-address")
  Shown address(@PathVariable CoreGroupId id);

  @GetExchange("/mail-rule")
  Rule rule();

  @PutExchange("/mail-rule")
  void setRule(@RequestBody Rule rule);

  @GetExchange("/my/messages")
  List<Message> mine();

  record Shown(String address, @Nullable LocalDate closedOn, long held) {}

  record Rule(List<String> secureDomains, int megabytes, List<String> attachments) {}

  record Message(
      UUID id,
      CoreGroupId coreGroup,
      @Nullable String author,
      String subject,
      String words,
      int attached,
      Instant at) {}
}
