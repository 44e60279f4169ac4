package uk.coregroups.events.surroundings;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import uk.coregroups.events.apart.Sight;

/** Looks at a service's tables as the house does, whatever the thread that looks. */
public final class HouseView extends DelegatingDataSource {

  private HouseView(DataSource database) {
    super(database);
  }

  public static JdbcClient of(DataSource database) {
    return JdbcClient.create(new HouseView(database));
  }

  @Override
  public Connection getConnection() throws SQLException {
    return Sight.HOUSE.call(super::getConnection);
  }
}
