package uk.coregroups.events.carrier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import uk.coregroups.events.ids.PartnershipId;

/**
 * What is written on the outside of a dead letter, by whomever. Nothing of it is trusted: what
 * cannot be made out is left away, and hides nothing else.
 */
final class Outside {

  /** The header in which a reader of ours says why. */
  static final String REASON = "reason";

  private static final String DEATHS = "x-death";
  private static final int LONGEST = 200;

  private Outside() {}

  /**
   * By what it is known: a UUID, which can be saved and stand in an address whatever was written,
   * and the same one each time where something was.
   */
  static String idOf(MessageProperties outside) {
    var written = outside.getMessageId();
    if (written == null) {
      return UUID.randomUUID().toString();
    }
    var ours = uuid(written);
    return (ours == null ? UUID.nameUUIDFromBytes(written.getBytes(StandardCharsets.UTF_8)) : ours)
        .toString();
  }

  /** One that is being set aside. */
  static DeadLetter of(String queue, MessageProperties outside, String reason) {
    return of(queue, String.valueOf(outside.getMessageId()), outside, reason, null);
  }

  /**
   * One that was found.
   *
   * @param deliveries after how many the broker gives up; 0 if that is not known
   */
  static DeadLetter found(String queue, String id, MessageProperties outside, int deliveries) {
    var death = lastDeath(outside);
    Object ours = outside.getHeaders().get(REASON);
    return of(
        queue,
        id,
        outside,
        ours == null ? reason(death, deliveries) : plain(ours),
        death.get("time") instanceof Date time ? time.toInstant() : null);
  }

  private static DeadLetter of(
      String queue, String id, MessageProperties outside, String reason, @Nullable Instant since) {
    var headers = outside.getHeaders();
    var partnership = uuid(headers.get("partnership"));
    return new DeadLetter(
        plain(id),
        queue,
        outside.getType() == null ? "unknown" : plain(outside.getType()),
        partnership == null ? null : new PartnershipId(partnership),
        uuid(headers.get("stream")),
        headers.get("number") instanceof Number number ? number.longValue() : null,
        plain(reason),
        since == null ? null : since.atOffset(ZoneOffset.UTC));
  }

  private static Map<?, ?> lastDeath(MessageProperties outside) {
    return outside.getHeaders().get(DEATHS) instanceof List<?> deaths
            && !deaths.isEmpty()
            && deaths.getFirst() instanceof Map<?, ?> last
        ? last
        : Map.of();
  }

  private static String reason(Map<?, ?> death, int deliveries) {
    return switch (String.valueOf(death.get("reason"))) {
      case "delivery_limit" ->
          deliveries > 0
              ? "The broker gave up after " + deliveries + " deliveries"
              : "The broker gave up after too many deliveries";
      case "rejected" -> "A reader turned it away";
      case "expired" -> "It waited in its queue for longer than the broker allows";
      case "maxlen" -> "Its queue was full";
      default -> "It was put here from outside the suite";
    };
  }

  private static @Nullable UUID uuid(@Nullable Object written) {
    try {
      return written == null ? null : UUID.fromString(written.toString());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** So that it can be saved and shown, whatever somebody wrote on the outside. */
  private static String plain(Object written) {
    var text = written.toString().replaceAll("\\p{Cntrl}", " ");
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
