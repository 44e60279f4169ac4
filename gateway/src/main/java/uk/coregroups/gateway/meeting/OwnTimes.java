package uk.coregroups.gateway.meeting;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.MeetingId;

/** What scheduling-service does for one person's part of a meeting. */
public interface OwnTimes {

  @PostExchange("/meetings/{meeting}/invitations/{invitation}/own-time")
  void give(
      @PathVariable MeetingId meeting,
      @PathVariable InvitationId invitation,
      @RequestBody OwnTime own);

  /**
   * When they come and how many minutes they stay; neither for the whole meeting.
   *
   * @param together whether they may meet others of the family who come at an overlapping time
   */
  record OwnTime(@Nullable LocalTime start, @Nullable Integer minutes, boolean together) {}
}
