package uk.coregroups.notification;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import uk.coregroups.notification.letter.Purpose;
import uk.coregroups.notification.letter.Wording;
import uk.coregroups.notification.letter.Words;

/** Has no memory left for a letter, as often as it is told. */
final class FaultyWording extends Wording {

  private static final AtomicInteger FAILURES = new AtomicInteger();

  static void failNext(int letters) {
    FAILURES.set(letters);
  }

  static void standInFor(ConfigurableApplicationContext context) {
    context.addBeanFactoryPostProcessor(beans ->
        beans.addBeanPostProcessor(
            new BeanPostProcessor() {
              @Override
              public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Wording ? new FaultyWording() : bean;
              }
            }));
  }

  @Override
  public Worded put(Purpose purpose, Words words) {
    if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new OutOfMemoryError("as told");
    }
    return super.put(purpose, words);
  }
}
