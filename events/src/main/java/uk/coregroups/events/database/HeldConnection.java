package uk.coregroups.events.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A connection that a thread keeps for as long as it holds a lock or listens, and does everything
 * else on as well: statements and transactions of this thread use it until it is closed.
 *
 * <p>So a thread needs one connection, never two, and a pool with one for each thread cannot be
 * used up by threads that wait for each other.
 */
public final class HeldConnection implements AutoCloseable {

  private final DataSource pool;
  private final Connection connection;

  private HeldConnection(DataSource pool, Connection connection) {
    this.pool = pool;
    this.connection = connection;
  }

  /**
   * Takes a connection for this thread.
   *
   * @throws SQLException if the pool has none in time
   */
  public static HeldConnection of(DataSource pool) throws SQLException {
    var connection = pool.getConnection();
    TransactionSynchronizationManager.bindResource(pool, new ConnectionHolder(connection));
    return new HeldConnection(pool, connection);
  }

  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    TransactionSynchronizationManager.unbindResource(pool);
    connection.close();
  }
}
