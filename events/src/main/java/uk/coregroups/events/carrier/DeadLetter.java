package uk.coregroups.events.carrier;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PartnershipId;

/**
 * A message nobody could read, without its content.
 *
 * @param queue the one it is to be read from
 * @param partnership whose it is, if that could be read
 * @param stream the core group or person it is about, if that could be read
 * @param reason why it lies there, in words that quote nothing of it
 */
record DeadLetter(
    String id,
    String queue,
    String type,
    @Nullable PartnershipId partnership,
    @Nullable UUID stream,
    @Nullable Long number,
    String reason,
    @Nullable OffsetDateTime since) {}
