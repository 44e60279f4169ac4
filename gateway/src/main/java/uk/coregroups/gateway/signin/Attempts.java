package uk.coregroups.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.stereotype.Component;

/** Counts attempts to come in; after ten it asks for patience. Each replica counts for itself. */
@Component
public class Attempts {

  private static final String PASSWORD = "password";
  private static final int AT_ONCE = 10;
  private static final Duration ONE_MORE_EVERY = Duration.ofMinutes(1);

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofHours(1)).build();

  /**
   * Counts an attempt and says whether there have been too many.
   *
   * @param whose a mailbox, an account or an address; capitals and space around it do not matter
   */
  public boolean tooMany(String what, String whose) {
    return !bucket(what, whose).tryConsume(1);
  }

  /** Whether so many wrong passwords were tried for an account that no more are looked at. */
  boolean passwordsAreSpent(String account) {
    return bucket(PASSWORD, account).getAvailableTokens() == 0;
  }

  /** A wrong password counts; a right one does not. */
  @EventListener
  void failed(AuthenticationFailureBadCredentialsEvent event) {
    if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken tried) {
      bucket(PASSWORD, tried.getName()).tryConsume(1);
    }
  }

  private Bucket bucket(String what, String whose) {
    return buckets.get(
        what + " " + whose.strip().toLowerCase(Locale.ROOT),
        any ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, ONE_MORE_EVERY))
                .build());
  }
}
