package uk.coregroups.gateway.services;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.TaskId;

/** What notification-service answers. */
public interface Notification {

  @GetExchange("/letters")
  Letters ofGroup(@RequestParam CoreGroupId coreGroup, @RequestParam int page);

  @GetExchange("/letters")
  Letters ofPerson(@RequestParam PersonId person, @RequestParam int page);

  @GetExchange("/letters")
  Letters troubled(@RequestParam boolean troubled, @RequestParam int page);

  @GetExchange("/letters/waiting")
  Waiting waiting();

  @PostExchange("/letters/{id}/settle")
  void settle(@PathVariable LetterId id, @RequestBody Decision decision);

  @PostExchange("/answer-links/alive")
  boolean isAlive(@RequestBody Followed followed);

  @PostExchange("/sign-in-codes")
  void signInCode(@RequestBody Code code);

  @GetExchange("/incoming")
  Incoming incoming(@RequestParam int page);

  @GetExchange("/incoming/standing")
  Mailbox mailbox();

  @GetExchange("/tasks")
  Tasks tasks(@RequestParam int page);

  /** Of people to whom no letter about a meeting may go. */
  @GetExchange("/tasks?toTell=true")
  Tasks toTell();

  @GetExchange("/tasks")
  Tasks tasksOf(@RequestParam MeetingId meeting);

  @PostExchange("/tasks/{id}/told")
  void told(@PathVariable TaskId id, @RequestBody Told told);

  @PostExchange("/tasks/{id}/done")
  void taskDone(@PathVariable TaskId id, @RequestBody Scheduling.Note note);

  @PostExchange("/tasks/{id}/texts")
  void texts(@PathVariable TaskId id, @RequestBody Decision decision);

  @GetExchange("/people/{id}/standing")
  Standing standing(@PathVariable PersonId id);

  @PostExchange("/people/{id}/stop")
  Stopped stop(@PathVariable PersonId id);

  @PostExchange("/people/{id}/mailbox-works")
  boolean mailboxWorks(@PathVariable PersonId id);

  @PostExchange("/people/{id}/go-on")
  Stopped goOn(@PathVariable PersonId id);

  @GetExchange("/carrier")
  OnItsWay onItsWay();

  @PostExchange("/carrier/try-again")
  int tryAgain();

  @PostExchange("/carrier/try-again/{id}")
  int tryAgain(@PathVariable String id);

  /**
   * An answer link that somebody has followed.
   *
   * @param route the hash of the mailbox or number it went to; null in links of before
   */
  record Followed(InvitationId invitation, @Nullable Integer route) {}

  record Letters(long count, List<Letter> rows) {}

  record Letter(
      LetterId id,
      @Nullable UUID coreGroup,
      PersonId person,
      String purpose,
      String reference,
      String state,
      @Nullable String channel,
      @Nullable String reason,
      Instant writtenAt,
      Instant notBefore,
      @Nullable Instant sentAt,
      @Nullable Instant confirmedAt,
      @Nullable String confirmedBy) {}

  record Waiting(
      long due,
      long delayed,
      long sending,
      long awaitingAddress,
      long uncertain,
      @Nullable Instant since,
      @Nullable String why,
      @Nullable List<Interruption> interrupted) {

    /** The channels by which nothing goes. */
    public List<Interruption> stopped() {
      return interrupted == null ? List.of() : interrupted;
    }
  }

  /** That nothing goes by a channel, since when, and in its server's words why. */
  record Interruption(String channel, boolean refused, Instant since, String reason) {

    /** For a page. */
    public String name() {
      return channel.equals("TEXT") ? "Texts" : "E-mail";
    }
  }

  record Decision(String decision) {}

  record Code(PersonId person, String code) {}

  record Incoming(long count, List<Came> rows) {}

  record Came(
      UUID id,
      String kind,
      @Nullable UUID coreGroup,
      @Nullable UUID person,
      @Nullable String sender,
      @Nullable String subject,
      @Nullable String words,
      boolean known,
      Instant receivedAt) {}

  record Mailbox(@Nullable String trouble) {}

  record Tasks(long count, List<Task> rows) {}

  record Task(
      TaskId id,
      String kind,
      String words,
      @Nullable CoreGroupId coreGroup,
      @Nullable PersonId person,
      UUID about,
      @Nullable String reference,
      @Nullable MeetingId meeting,
      Instant openedAt,
      @Nullable String detail,
      @Nullable String say,
      @Nullable String number) {}

  /** What somebody has been told. */
  record Told(String said) {}

  record Standing(boolean stopped, boolean textsStopped, @Nullable Stale stale) {}

  /** A mailbox that takes nothing, since when, and what its server has said. */
  record Stale(String mailbox, Instant since, String words) {}

  record Stopped(int withheld) {}
}
