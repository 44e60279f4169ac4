package uk.coregroups.events.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells an outage of the database from a fault of what was being saved. In an outage everybody
 * waits and nothing is given up; a fault is somebody's to look at.
 *
 * <p>An outage is a database that cannot be reached, cannot be written (a standby, a full disk), is
 * shutting down or out of connections, a pool that had none in time, and a conflict that ends when
 * it is tried again.
 */
public final class Unavailable {

  /**
   * SQLSTATE classes and codes (PostgreSQL, appendix A): connection 08, authorization 28, read-only
   * 25006, conflict 40, no such database 3D, resources 53, lock 55P03, intervention 57, system 58.
   */
  private static final List<String> STATES =
      List.of("08", "25006", "28", "3D", "40", "53", "55P03", "57", "58");

  /** What the pool says of a connection that it has given up, without a code. */
  private static final String CLOSED = "Connection is closed";

  private Unavailable() {}

  /** Whether this, or what caused it, is an outage. */
  public static boolean is(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (isOutage(one)) {
        return true;
      }
    }
    return false;
  }

  /** What an outage is called on a page. */
  public static String words(Throwable outage) {
    var state = state(outage);
    return switch (state) {
      case "25006" -> "The database can be read and not written.";
      case "53100" -> "The disk of the database is full.";
      case "53300" -> "The database takes no more connections.";
      default -> "The database did not answer.";
    };
  }

  private static String state(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof TransactionSystemException end && end.getApplicationException() != null) {
        // What went wrong first; the roll-back failed because of it.
        return state(end.getApplicationException());
      }
      if (one instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  private static boolean isOutage(Throwable one) {
    return switch (one) {
      case SQLTransientConnectionException _ -> true;
      case SQLNonTransientConnectionException _ -> true;
      case SQLRecoverableException _ -> true;
      case SQLException sql ->
          isOutage(String.valueOf(sql.getSQLState())) || CLOSED.equals(sql.getMessage());
      case CannotCreateTransactionException _ -> true;
      // A commit or a roll-back that fails by itself has lost its connection.
      case TransactionSystemException _ -> true;
      case DataAccessResourceFailureException _ -> true;
      case RecoverableDataAccessException _ -> true;
      case TransientDataAccessException _ -> true;
      default -> false;
    };
  }

  private static boolean isOutage(String state) {
    return STATES.stream().anyMatch(state::startsWith);
  }
}
