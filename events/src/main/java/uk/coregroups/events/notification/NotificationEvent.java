package uk.coregroups.events.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import uk.coregroups.events.Fact;
import uk.coregroups.events.ids.CoreGroupId;

/** What comes back by post. */
public sealed interface NotificationEvent extends Fact permits ReplyReceived {

  CoreGroupId coreGroup();

  @Override
  @JsonIgnore
  default UUID stream() {
    return coreGroup().value();
  }
}
