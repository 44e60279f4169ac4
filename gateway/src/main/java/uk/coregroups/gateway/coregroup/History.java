package uk.coregroups.gateway.coregroup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.PersonKind;

/** What membership-service answers about a group's past. */
public interface History {

  @GetExchange("/core-groups/{id}/members")
  List<PastSeat> members(
      @PathVariable CoreGroupId id, @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate on);

  @GetExchange("/core-groups/{id}/changes")
  List<OfChild> changes(@PathVariable CoreGroupId id);

  @PutExchange("/core-groups/{id}/members/{member}/history")
  void share(@PathVariable CoreGroupId id, @PathVariable MemberId member, @RequestBody Shared is);

  /**
   * Who was a member on a day.
   *
   * @param agency where they worked then
   * @param historyOn since when they may see what was before they joined; null if they may not
   */
  record PastSeat(
      MemberId member,
      PersonId person,
      String name,
      @Nullable String agency,
      PersonKind kind,
      String role,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String why,
      @Nullable String handover,
      @Nullable LocalDate historyOn,
      @Nullable String historyBy) {}

  record OfChild(ChildId child, List<Changes> roles) {}

  /** How often the professionals of one role have changed in twelve months. */
  record Changes(
      String role, int changes, int withoutHandover, long vacantDays, boolean vacantNow) {}

  record Shared(boolean shared) {}
}
