package uk.coregroups.gateway.signin;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** How sessions are kept: as Spring Session keeps them, but never one that cannot be read. */
@Configuration(proxyBeanMethods = false)
class SessionRules {

  /** Spring Boot makes its own repository only where there is no other, so it is dressed here. */
  @Bean
  static BeanPostProcessor readableSessions(Environment environment) {
    var endAfter = environment.getRequiredProperty("gateway.sessions-end-after", Duration.class);
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JdbcIndexedSessionRepository sessions
            ? new ReadableSessions<>(sessions, endAfter, Clock.systemUTC())
            : bean;
      }
    };
  }

  /** Two pages opened at once may both be first to put something into a session. */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer insertOrUpdate() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  FilterRegistrationBean<SessionCookie> sessionCookie(
      @Value("${server.servlet.session.cookie.name}") String name) {
    var filter = new FilterRegistrationBean<>(new SessionCookie(name));
    filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
    return filter;
  }
}
