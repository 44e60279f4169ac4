package uk.coregroups.notification.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.coregroups.notification.TokenServer;

/** When a token is fetched, and what is said when there is none. */
class AccessTokensTest {

  private final TokenServer server = new TokenServer("appointments@appointments.example");
  private final Later later = new Later();
  private final AccessTokens tokens = tokens(server.url() + "/token");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void oneTokenServesUntilShortlyBeforeItEnds() throws NoToken {
    var first = tokens.current();
    later.by = Duration.ofMinutes(58);
    assertThat(tokens.current()).isEqualTo(first);
    later.by = Duration.ofMinutes(59).plusSeconds(10);
    assertThat(tokens.current()).isNotEqualTo(first);
    assertThat(server.given()).isEqualTo(2);
  }

  @Test
  void aTokenOfAFewSecondsServesForHalfOfThem() throws NoToken {
    server.seconds = 30;
    var first = tokens.current();
    later.by = Duration.ofSeconds(10);
    assertThat(tokens.current()).isEqualTo(first);
    later.by = Duration.ofSeconds(20);
    assertThat(tokens.current()).isNotEqualTo(first);
  }

  @Test
  void aRefusedTokenIsRenewedOnceAndAFreshOneNot() throws NoToken {
    var first = tokens.current();
    assertThat(tokens.isRenewedAfterRefusalOf(first)).isFalse();
    later.by = Duration.ofMinutes(2);
    assertThat(tokens.isRenewedAfterRefusalOf(first)).isTrue();
    var second = tokens.current();
    assertThat(second).isNotEqualTo(first);
    assertThat(tokens.isRenewedAfterRefusalOf(second)).isFalse();
    // Somebody else has met the first one just now.
    assertThat(tokens.isRenewedAfterRefusalOf(first)).isTrue();
    assertThat(tokens.current()).isEqualTo(second);
  }

  @Test
  void aRefusalIsSaidInTheServersWordsAndNotAskedForAgainAtOnce() {
    server.refusal = "The client secret\\nhas expired.";
    assertThatThrownBy(tokens::current)
        .isInstanceOf(NoToken.class)
        .hasMessage("the token server refuses us: invalid_client The client secret has expired.");
    server.refusal = "";
    assertThatThrownBy(tokens::current).isInstanceOf(NoToken.class);
    later.by = Duration.ofSeconds(61);
    assertThat(Trouble.of(failure()).isRefusal()).isFalse();
  }

  private Throwable failure() {
    try {
      return new IllegalStateException(tokens.current());
    } catch (NoToken e) {
      return e;
    }
  }

  @Test
  void silenceIsNoRefusal() {
    var nobody = tokens("http://127.0.0.1:1/token");
    assertThatThrownBy(nobody::current)
        .isInstanceOfSatisfying(
            NoToken.class,
            none -> {
              assertThat(none.isRefusal()).isFalse();
              assertThat(Trouble.of(none).words()).isEqualTo("the token server does not answer");
            });
  }

  private AccessTokens tokens(String url) {
    return new AccessTokens(
        new TokenSettings(url, TokenServer.CLIENT, TokenServer.SECRET, TokenServer.SCOPE), later);
  }

  /** Now, and so much later, by the machine's ticking. */
  private static final class Later implements LongSupplier {

    private Duration by = Duration.ZERO;

    @Override
    public long getAsLong() {
      return System.nanoTime() + by.toNanos();
    }
  }
}
