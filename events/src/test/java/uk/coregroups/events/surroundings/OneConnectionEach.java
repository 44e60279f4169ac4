package uk.coregroups.events.surroundings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Refuses a thread a second connection while it holds one, in every service under test.
 *
 * <p>Migrations, which come before the service is ready, may have two.
 */
final class OneConnectionEach extends DelegatingDataSource {

  private static final ThreadLocal<AtomicInteger> HELD =
      ThreadLocal.withInitial(AtomicInteger::new);

  private volatile boolean watching;

  private OneConnectionEach(DataSource pool) {
    super(pool);
  }

  static void watchOver(ConfigurableApplicationContext context) {
    context.addBeanFactoryPostProcessor(beans ->
        beans.addBeanPostProcessor(
            new BeanPostProcessor() {
              @Override
              public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? begun(pool, context) : bean;
              }
            }));
  }

  private static DataSource begun(DataSource pool, ConfigurableApplicationContext context) {
    var each = new OneConnectionEach(pool);
    context.addApplicationListener(event -> {
      if (event instanceof ApplicationReadyEvent ready) {
        each.watching = true;
        AgreedPool.check(ready, pool);
      }
    });
    return each;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var held = HELD.get();
    if (watching && held.get() > 0) {
      throw new AssertionError(
          "The thread " + Thread.currentThread().getName() + " asks for a second connection");
    }
    var connection = super.getConnection();
    held.incrementAndGet();
    return counted(connection, held);
  }

  private static Connection counted(Connection connection, AtomicInteger held) {
    // A connection the server has cut off calls itself closed before it is given back.
    var givenBack = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close") && givenBack.compareAndSet(false, true)) {
                held.decrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
