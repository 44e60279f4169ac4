package uk.coregroups.gateway.services;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.annotation.RequestScope;

/**
 * Asks services side by side, each question in the name of the person signed in. A page ends when
 * all its questions have: one that is refused leaves none behind that is still being asked.
 */
@Component
@RequestScope
public class Asking {

  private final ExecutorService threads =
      new DelegatingSecurityContextExecutorService(Executors.newVirtualThreadPerTaskExecutor());

  /** Begins to ask; {@link Pending#heard()} waits for the answer. */
  public <T> Pending<T> ask(Supplier<T> question) {
    return new Pending<>(CompletableFuture.supplyAsync(() -> hear(question), threads));
  }

  @PreDestroy
  void end() {
    threads.close();
  }

  private static <T> Heard<T> hear(Supplier<T> question) {
    try {
      return new Heard<>(question.get());
    } catch (Away | ResourceAccessException e) {
      return new Heard<>(null);
    }
  }

  /** A question on its way. */
  public final class Pending<T> {

    private final CompletableFuture<Heard<T>> future;

    private Pending(CompletableFuture<Heard<T>> future) {
      this.future = future;
    }

    /** Waits for the answer; a refusal is thrown once the other questions have ended too. */
    public Heard<T> heard() {
      try {
        return future.join();
      } catch (CompletionException e) {
        end();
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw e;
      }
    }
  }
}
