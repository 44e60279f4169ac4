package uk.coregroups.notification.groupmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as our own server's word, and what is not it. */
class VouchingTest {

  private static final String OURS = "mx.anytown.example";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.anytown.example; dmarc=pass header.from=health.example",
        "mx.anytown.example 1; DMARC=PASS (p=reject dis=none) header.from=Health.example",
        "mx.anytown.example; dkim=fail header.d=x.example; dmarc=pass header.from=health.example",
        "mx.anytown.example; spf=pass smtp.mailfrom=bola@health.example",
        "mx.anytown.example; spf=pass (sender is; 192.0.2.1) smtp.mailfrom=health.example",
        "mx.anytown.example; dkim=pass (2048-bit key) header.d=health.example header.s=k1",
        "(odd) mx.anytown.example; dkim/1=pass reason=\"good; yes\" header.d=health.example"
      })
  void thisVouches(String header) {
    assertThat(Vouching.isGiven(List.of(header), OURS, "health.example")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.evil.example; dmarc=pass header.from=health.example",
        "mx.anytown.example.evil.example; dmarc=pass header.from=health.example",
        "mx.anytown.example; dmarc=fail header.from=health.example",
        "mx.anytown.example; dmarc=pass header.from=evil.example",
        "mx.anytown.example; dmarc=fail header.from=health.example; spf=pass"
            + " smtp.mailfrom=health.example",
        "mx.anytown.example; spf=pass smtp.mailfrom=x@evil.example",
        "mx.anytown.example; spf=softfail smtp.mailfrom=x@health.example",
        "mx.anytown.example; dkim=pass header.d=mailer.health.example",
        "mx.anytown.example; dkim=pass header.i=@health.example",
        "mx.anytown.example; none",
        "mx.anytown.example; x=(dmarc=pass header.from=health.example)",
        "mx.anytown.example",
        "; dmarc=pass header.from=health.example",
        "",
        "mx.anytown.example; dmarc=pass (unclosed header.from=health.example"
      })
  void thisDoesNot(String header) {
    assertThat(Vouching.isGiven(List.of(header), OURS, "health.example")).isFalse();
  }

  @Test
  void theTopmostOfOurOwnMustVouchAndOneBelowMayTakeItAway() {
    var pass = OURS + "; dmarc=pass header.from=health.example";
    var fail = OURS + "; dmarc=fail header.from=health.example";
    var silent = OURS + "; spf=none smtp.mailfrom=health.example";
    var foreign = "mx.evil.example; dmarc=fail header.from=health.example";

    assertThat(Vouching.isGiven(List.of(foreign, pass), OURS, "health.example")).isTrue();
    assertThat(Vouching.isGiven(List.of(silent, pass), OURS, "health.example")).isFalse();
    assertThat(Vouching.isGiven(List.of(pass, fail), OURS, "health.example")).isFalse();
    assertThat(Vouching.isGiven(List.of(), OURS, "health.example")).isFalse();
  }

  @Test
  void noServersNameMeansNobodyIsVouchedFor() {
    var header = "; dmarc=pass header.from=health.example";
    assertThat(Vouching.isGiven(List.of(header), "", "health.example")).isFalse();
  }

  private static final String EXCHANGE =
      "spf=pass (sender IP is 203.0.113.17) smtp.mailfrom=health.example; dkim=pass (signature was"
          + " verified) header.d=health.example;dmarc=pass action=none"
          + " header.from=health.example;compauth=pass reason=100";

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXCHANGE,
        "dmarc=pass action=none header.from=health.example",
        "spf=pass smtp.mailfrom=health.example; dkim=none (message not signed)"
            + " header.d=none;dmarc=bestguesspass action=none header.from=health.example",
        "dkim/1=pass header.d=health.example; spf=fail smtp.mailfrom=mailer.example"
      })
  void aServerThatWritesNoNameVouchesIfItIsSaidToWriteNone(String stamp) {
    assertThat(Vouching.isGiven(List.of(stamp), "unnamed", "health.example")).isTrue();
    assertThat(Vouching.isGiven(List.of(stamp), OURS, "health.example")).isFalse();
    assertThat(Vouching.isGiven(List.of(stamp), "", "health.example")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spf=fail smtp.mailfrom=health.example; dmarc=fail action=none header.from=health.example",
        "dkim=none (message not signed) header.d=none;dmarc=none action=none"
            + " header.from=health.example",
        "dmarc=pass action=none header.from=evil.example",
        "unnamed; dmarc=pass header.from=health.example",
        "mx.evil.example; dmarc=pass header.from=health.example",
        "; dmarc=pass header.from=health.example",
        ""
      })
  void whatIsTopmostMustItselfVouch(String topmost) {
    assertThat(Vouching.isGiven(List.of(topmost, EXCHANGE), "unnamed", "health.example")).isFalse();
  }

  @Test
  void whatIsForgedBelowTheTopmostChangesNothing() {
    var forged = "dmarc=pass action=none header.from=evil.example";
    assertThat(Vouching.isGiven(List.of(EXCHANGE, forged), "unnamed", "evil.example")).isFalse();
    assertThat(Vouching.isGiven(List.of(EXCHANGE, forged), "unnamed", "health.example")).isTrue();
  }

  @Test
  void oneThatIsMadeToBeReadForEverSaysNothing() {
    var endless = "x; " + "@".repeat(250_000);
    var pass = OURS + "; dmarc=pass header.from=health.example";
    assertThat(Vouching.isGiven(List.of(pass, endless), OURS, "health.example")).isFalse();
    assertThat(Vouching.isGiven(List.of(pass), OURS, "health.example")).isTrue();
  }
}
