package uk.coregroups.events.apart;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps partnerships apart in a service that imports it, or does not let it start. */
@Configuration(proxyBeanMethods = false)
public class KeptApart {

  @Bean
  Restrictions restrictions(JdbcClient jdbc) {
    return new Restrictions(jdbc);
  }

  @Bean
  static BeanPostProcessor boundConnections() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new BoundDataSource(pool) : bean;
      }
    };
  }

  /** Migrations are the house's work: they may have to change every partnership's rows. */
  @Bean
  FlywayMigrationStrategy migrations(DataSource database) {
    return flyway ->
        Sight.HOUSE.run(() -> {
          mustObeyPolicies(JdbcClient.create(database));
          flyway.migrate();
        });
  }

  private static void mustObeyPolicies(JdbcClient jdbc) {
    boolean passesOver =
        jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
            .query(Boolean.class)
            .single();
    if (passesOver) {
      throw new IllegalStateException(
          "The database role given in DATABASE_USER is a superuser or may bypass row-level"
              + " security. PostgreSQL would not keep partnerships apart for it. Give the service"
              + " an ordinary role that owns its database.");
    }
  }
}
