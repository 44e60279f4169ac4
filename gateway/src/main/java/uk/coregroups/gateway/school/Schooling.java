package uk.coregroups.gateway.school;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;

/** What membership-service answers about schools in bulk and about moves; files pass unread. */
public interface Schooling {

  @PostExchange(url = "/register", contentType = "application/octet-stream")
  Looked look(@RequestBody Resource file);

  @PostExchange("/register/{file}/take")
  Change take(@PathVariable UUID file);

  @PostExchange(url = "/schools/leads", contentType = "application/octet-stream")
  LeadsRead readLeads(@RequestBody Resource file);

  @PostExchange("/school-moves/{id}/not-known-yet")
  void notKnownYet(@PathVariable SchoolMoveId id);

  @PostExchange("/school-moves/{id}/call-off")
  void callOff(@PathVariable SchoolMoveId id, @RequestBody Reason reason);

  @PostExchange("/school-moves/{id}/consent")
  void decide(@PathVariable SchoolMoveId id, @RequestBody Decided decided);

  @PutExchange("/core-groups/{group}/children/{child}/school")
  void correct(
      @PathVariable CoreGroupId group, @PathVariable ChildId child, @RequestBody Attended school);

  @GetExchange("/coming-moves")
  ComingMoves coming(@RequestParam int page);

  @PostExchange("/coming-moves/expect")
  NowExpected expectComing();

  record Reason(String why) {}

  record Decided(boolean given, LocalDate decidedOn) {}

  record Attended(@Nullable SchoolId school) {}

  /**
   * Who changes school in a summer.
   *
   * @param unexpected how many of all of them nobody expects yet
   */
  record ComingMoves(int summer, long count, long unexpected, List<Coming> rows) {}

  /**
   * A child who changes school.
   *
   * @param age in years on 31 August of that summer
   * @param move what is written down of it; null if nobody expects it yet
   * @param stays why the child does not move, if somebody has said so
   */
  record Coming(
      CoreGroupId coreGroup,
      String reference,
      ChildId child,
      String name,
      int age,
      String phaseWords,
      @Nullable String school,
      @Nullable SchoolMoveId move,
      @Nullable String standing,
      @Nullable String stays) {}

  record NowExpected(int moves) {}

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

  record LeadsRead(int leads, int terms) {}
}
