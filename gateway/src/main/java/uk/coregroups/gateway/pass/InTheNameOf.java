package uk.coregroups.gateway.pass;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Speaks to a service in the name of somebody who has not signed in: a link's bearer, or ourselves.
 */
@Component
public class InTheNameOf {

  public <T> T bearer(String invitation, Supplier<T> call) {
    return ScopedValue.where(TokenMint.SPEAKER, SignedIn.bearer(invitation)).call(call::get);
  }

  public <T> T gateway(Supplier<T> call) {
    return ScopedValue.where(TokenMint.SPEAKER, SignedIn.GATEWAY).call(call::get);
  }
}
