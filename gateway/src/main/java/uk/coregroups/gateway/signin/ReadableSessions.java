package uk.coregroups.gateway.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import uk.coregroups.events.database.Unavailable;
import uk.coregroups.gateway.pass.SignedIn;

/**
 * Sessions that can be read and are not too old. One that cannot, because another version of the
 * suite wrote it or its bytes were damaged, is no session: it is deleted, and whoever had it signs
 * in again.
 */
final class ReadableSessions<S extends Session> implements SessionRepository<S> {

  private static final Logger LOG = LoggerFactory.getLogger(ReadableSessions.class);

  /** As Spring Session makes them; a cookie may hold anything, also what no database takes. */
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final String CONTEXT =
      HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

  /** What others take out of a session without looking what it is. */
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          CONTEXT,
          SecurityContext.class,
          HttpSessionCsrfTokenRepository.class.getName() + ".CSRF_TOKEN",
          CsrfToken.class,
          SessionFlashMapManager.class.getName() + ".FLASH_MAPS",
          List.class,
          "SPRING_SECURITY_SAVED_REQUEST",
          SavedRequest.class,
          SignInPage.MAILBOX,
          String.class,
          SignInPage.REQUEST,
          String.class,
          SignInPage.SIGNED_IN_BY,
          String.class);

  private final SessionRepository<S> sessions;
  private final Duration endAfter;
  private final InstantSource machine;

  /**
   * Sessions that end, used or not.
   *
   * @param endAfter how long after it began
   * @param machine the machine's own time, in which sessions live however the suite's is wound
   */
  ReadableSessions(SessionRepository<S> sessions, Duration endAfter, InstantSource machine) {
    this.sessions = sessions;
    this.endAfter = endAfter;
    this.machine = machine;
  }

  @Override
  public S createSession() {
    return sessions.createSession();
  }

  @Override
  public void save(S session) {
    sessions.save(session);
  }

  @Override
  public @Nullable S findById(String id) {
    if (!ID.matcher(id).matches()) {
      return null;
    }
    var session = sessions.findById(id);
    if (session == null) {
      return null;
    }
    boolean over = session.getCreationTime().plus(endAfter).isBefore(machine.instant());
    if (!over && isReadable(session)) {
      return session;
    }
    if (!over) {
      LOG.warn("A session could not be read and was ended");
    }
    sessions.deleteById(id);
    return null;
  }

  @Override
  public void deleteById(String id) {
    sessions.deleteById(id);
  }

  /** What a session holds is made out of its bytes when it is asked for, not before. */
  private static boolean isReadable(Session session) {
    try {
      return session.getAttributeNames().stream()
          .allMatch(name -> isExpected(name, session.getAttribute(name)));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (Unavailable.is(e)) {
        throw e;
      }
      return false;
    }
  }

  private static boolean isExpected(String name, @Nullable Object value) {
    var kind = KINDS.get(name);
    if (kind != null && !kind.isInstance(value)) {
      return false;
    }
    return !(value instanceof SecurityContext context) || isSomebody(context.getAuthentication());
  }

  private static boolean isSomebody(@Nullable Authentication who) {
    return who == null
        || (who.getPrincipal() instanceof SignedIn.Known known
            && Objects.nonNull(known.signedIn()));
  }
}
