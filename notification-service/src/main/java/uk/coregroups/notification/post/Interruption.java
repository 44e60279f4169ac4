package uk.coregroups.notification.post;

import java.time.Instant;

/**
 * That nothing goes by a channel just now.
 *
 * @param refused whether it is we who are refused, by words of the server that somebody must read;
 *     else nobody answers, or the server asks for a moment
 * @param reported whether a report of a text has told us so, and only another can take it back
 * @param reason in the server's own words, cleaned
 */
record Interruption(
    Channel channel, boolean refused, boolean reported, Instant since, String reason) {

  /** The same one, as it is told now: since it began, refused if it ever was. */
  Interruption then(Interruption next) {
    return refused && !next.refused
        ? this
        : new Interruption(channel, next.refused, reported || next.reported, since, next.reason);
  }
}
