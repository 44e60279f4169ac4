package uk.coregroups.events.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a thread is.
 *
 * @param worker its name
 * @param alive whether it is there and got round in time
 * @param since how long ago it last got round
 * @param failure what ended its last turn, a class of exception; null if it ended well
 */
public record Pulse(String worker, boolean alive, Duration since, @Nullable String failure) {}
