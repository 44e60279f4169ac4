package uk.coregroups.gateway.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;

/** What scheduling-service answers about who chairs, who writes, and who belongs to the group. */
public interface Rota {

  @GetExchange("/meetings/{id}/turn")
  Turns turn(@PathVariable MeetingId id);

  @PostExchange("/meetings/{id}/turn")
  void agree(@PathVariable MeetingId id, @RequestBody Agreed agreed);

  /** Whose turn it would be on a day; nothing is booked. */
  @GetExchange("/core-groups/{id}/turn")
  Turn proposed(
      @PathVariable CoreGroupId id,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate date,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable MeetingId moved);

  @GetExchange("/mine/turns")
  List<Part> mine();

  @GetExchange("/rota")
  Rule rule();

  @PutExchange("/rota")
  void set(@RequestBody Rule rule);

  @GetExchange("/meetings/{id}/stock-take")
  StockTake stockTake(@PathVariable MeetingId id);

  @PostExchange("/meetings/{id}/stock-take")
  void takeStock(@PathVariable MeetingId id, @RequestBody Taken taken);

  /** A meeting's turn, and those who may serve instead. */
  record Turns(Turn turn, List<Able> able) {}

  /** Without a chair nobody can be asked; without a minute-taker the office writes. */
  record Turn(
      @Nullable PersonId chair,
      String chairWhy,
      @Nullable PersonId minuteTaker,
      String minuteTakerWhy) {}

  record Able(PersonId person, String role, @Nullable LocalDate lastServed, int turns) {}

  record Agreed(PersonId chair, @Nullable PersonId minuteTaker, String why) {}

  record Rule(boolean onePerson) {}

  /** One's own part in a meeting. */
  record Part(
      MeetingId meeting,
      CoreGroupId coreGroup,
      String reference,
      LocalDate date,
      boolean chairs,
      boolean writes,
      boolean stockTake) {}

  /**
   * A meeting's stock-take, or what there is to be gone through.
   *
   * @param owed whether the meeting cannot be closed without it, unless a reason is given
   * @param takenAt null as long as nobody has
   */
  record StockTake(
      MeetingId meeting,
      CoreGroupId coreGroup,
      String reference,
      LocalDate date,
      List<Seat> seats,
      List<String> missing,
      boolean owed,
      @Nullable Instant takenAt,
      @Nullable String skippedWhy,
      int reviewed,
      int held) {

    /** Those of whom this was said: CONFIRMED, LEFT, or ADDED since. */
    public List<Seat> of(String standing) {
      return seats.stream().filter(seat -> standing.equals(seat.standing)).toList();
    }
  }

  record Seat(
      MemberId member, PersonId person, String kind, String role, @Nullable String standing) {}

  record Taken(List<Said> seats, List<String> missing) {}

  record Said(String member, String standing) {}
}
