package uk.coregroups.events.apart;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out connections that see what the thread may see.
 *
 * <p>What each connection of the server was last told is remembered, so that the same sight twice
 * costs nothing. Whoever borrows a connection is given their own sight, whatever the borrower
 * before them had.
 */
final class BoundDataSource extends DelegatingDataSource {

  private static final String TELL =
      """
      select set_config('coregroups.sight', ?, false), set_config('coregroups.reader', ?, false),
        set_config('coregroups.by', ?, false)
      """;

  private final Map<PgConnection, Sight> told = Collections.synchronizedMap(new WeakHashMap<>());

  BoundDataSource(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    try {
      bind(connection, Sight.ofThisThread());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void bind(Connection connection, Sight wanted) throws SQLException {
    var server = connection.unwrap(PgConnection.class);
    if (wanted.equals(told.get(server))) {
      return;
    }
    told.remove(server);
    try (var statement = connection.prepareStatement(TELL)) {
      statement.setString(1, wanted.partnerships());
      statement.setString(2, wanted.reader());
      statement.setString(3, wanted.by());
      statement.execute();
    }
    told.put(server, wanted);
  }
}
