package uk.coregroups.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts attempts to come in; after ten it asks for patience. Each replica counts for itself. */
@Component
public class Attempts {

  private static final int AT_ONCE = 10;
  private static final Duration ONE_MORE_EVERY = Duration.ofMinutes(1);

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofHours(1)).build();

  /** Counts an attempt under a key; says whether there have been too many. */
  public boolean tooMany(String key) {
    var bucket =
        buckets.get(
            key,
            any ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, ONE_MORE_EVERY))
                    .build());
    return !bucket.tryConsume(1);
  }
}
