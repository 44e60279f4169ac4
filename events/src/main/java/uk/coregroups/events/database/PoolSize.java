package uk.coregroups.events.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Sizes the pool by counting who may ask: each holds one connection at a time, so that nobody ever
 * waits for somebody who waits.
 */
class PoolSize implements SmartInitializingSingleton {

  /** One for the database's own health check, and one to look at things by hand. */
  private static final int BESIDE = 2;

  private final DataSource pool;
  private final ObjectProvider<NeedsConnections> needs;

  PoolSize(DataSource pool, ObjectProvider<NeedsConnections> needs) {
    this.pool = pool;
    this.needs = needs;
  }

  @Override
  public void afterSingletonsInstantiated() {
    int size = BESIDE + needs.stream().mapToInt(NeedsConnections::connections).sum();
    try {
      var hikari = pool.unwrap(HikariDataSource.class);
      // Connections are opened when they are first asked for, and a few are kept.
      hikari.setMinimumIdle(Math.min(size, 4));
      hikari.setMaximumPoolSize(size);
    } catch (SQLException e) {
      throw new IllegalStateException("The pool of connections is no Hikari pool", e);
    }
  }
}
