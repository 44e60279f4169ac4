package uk.coregroups.events.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A pool sized from who may ask, in a service that imports it. */
@Configuration(proxyBeanMethods = false)
public class Database {

  @Bean
  PoolSize poolSize(DataSource pool, ObjectProvider<NeedsConnections> needs) {
    return new PoolSize(pool, needs);
  }
}
