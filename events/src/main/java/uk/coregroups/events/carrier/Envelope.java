package uk.coregroups.events.carrier;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import uk.coregroups.events.ids.PartnershipId;

/**
 * A fact on its way: what is written on the outside, and the body as JSON.
 *
 * @param id the fact's own id, the same however often it is carried
 * @param type its routing key, such as {@code scheduling.meeting-booked.v1}
 * @param number its place in its stream, from 1, without gaps
 * @param restates whether a reader may begin with it, whatever number came before
 * @param at when it was recorded
 */
record Envelope(
    UUID id,
    String type,
    PartnershipId partnership,
    UUID stream,
    long number,
    boolean restates,
    Instant at,
    String body) {

  /** The publisher's family of facts, such as {@code scheduling}: numbers are counted in each. */
  String family() {
    return type.substring(0, type.indexOf('.'));
  }

  /** From a row of the outbox, or of the facts that wait in the inbox. */
  static Envelope of(ResultSet row) throws SQLException {
    return new Envelope(
        row.getObject("id", UUID.class),
        row.getString("type"),
        new PartnershipId(row.getObject("partnership", UUID.class)),
        row.getObject("stream", UUID.class),
        row.getLong("number"),
        row.getBoolean("restates"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("body"));
  }

  /**
   * From a message of the broker.
   *
   * @throws FactTypes.Unreadable if anything that must be written on the outside is missing
   */
  static Envelope of(Message message) {
    var outside = message.getMessageProperties();
    try {
      return new Envelope(
          UUID.fromString(required(outside.getMessageId())),
          required(outside.getType()),
          PartnershipId.of(required(outside.getHeader("partnership"))),
          UUID.fromString(required(outside.getHeader("stream"))),
          required(outside.<Number>getHeader("number")).longValue(),
          required(outside.<Boolean>getHeader("restates")),
          required(outside.getTimestamp()).toInstant(),
          new String(message.getBody(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new FactTypes.Unreadable("The outside of the message is not one of ours");
    }
  }

  private static <T> T required(@Nullable T written) {
    if (written == null) {
      throw new IllegalArgumentException("Something is missing");
    }
    return written;
  }

  Message toMessage() {
    return MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
        .setContentType("application/json")
        .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
        .setMessageId(id.toString())
        .setType(type)
        .setTimestamp(Date.from(at))
        .setHeader("partnership", partnership.toString())
        .setHeader("stream", stream.toString())
        .setHeader("number", number)
        .setHeader("restates", restates)
        .build();
  }
}
