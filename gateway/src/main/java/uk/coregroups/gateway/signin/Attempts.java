package uk.coregroups.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Counts attempts that failed; after ten they are slowed down. Each replica counts for itself.
 *
 * <p>Passwords are counted by account and network address together: whoever guesses slows down
 * nobody but those beside them, and a right password is right whatever was tried before.
 */
@Component
public class Attempts {

  private static final int AT_ONCE = 10;
  private static final int SIDE_BY_SIDE = 20;
  private static final Duration ONE_MORE_EVERY = Duration.ofMinutes(1);

  private final Cache<String, Bucket> buckets = kept();
  private final Cache<String, Semaphore> sideBySide = kept();
  private final Cache<String, Semaphore> turns = kept();
  private final AccountStore accounts;

  Attempts(AccountStore accounts) {
    this.accounts = accounts;
  }

  /**
   * Counts a failure and says whether there have been too many.
   *
   * @param whose a network address, or whatever fails; capitals and space around it do not matter
   */
  public boolean tooMany(String what, String whose) {
    return !bucket(key(what, whose)).tryConsume(1);
  }

  /** Whether so many wrong passwords were tried for an account from there that the next waits. */
  boolean passwordsAreSpent(String account, String from) {
    return bucket(key(account, from)).getAvailableTokens() == 0;
  }

  /** So many passwords are looked at side by side: the next is only when these are counted. */
  Semaphore sideBySide(String account, String from) {
    return sideBySide.get(key(account, from), any -> new Semaphore(SIDE_BY_SIDE, true));
  }

  /** One at a time, where passwords are spent. */
  Semaphore turn(String account, String from) {
    return turns.get(key(account, from), any -> new Semaphore(1, true));
  }

  /** A wrong password counts, and its owner is told; a right one does not. */
  @EventListener
  void failed(AuthenticationFailureBadCredentialsEvent event) {
    if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken tried
        && tried.getDetails() instanceof WebAuthenticationDetails details) {
      bucket(key(tried.getName(), Origin.of(details.getRemoteAddress()))).tryConsume(1);
      accounts.wrongPassword(tried.getName());
    }
  }

  private Bucket bucket(String key) {
    return buckets.get(
        key,
        any ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, ONE_MORE_EVERY))
                .build());
  }

  private static String key(String whose, String from) {
    return whose.strip().toLowerCase(Locale.ROOT) + " " + from;
  }

  private static <T> Cache<String, T> kept() {
    return Caffeine.newBuilder()
        .maximumSize(100_000)
        .expireAfterAccess(Duration.ofHours(1))
        .build();
  }
}
