package uk.coregroups.events.door;

import java.util.Locale;
import org.springframework.format.Formatter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads the number of a page, which is every parameter called {@code page} or {@code …Page}: there
 * is none before the first, and none so far on that counting to it would overflow.
 */
@ControllerAdvice
public class PageNumbers {

  private static final int LAST = 99_999;

  PageNumbers() {}

  @InitBinder
  void read(WebDataBinder binder) {
    if (isOne(binder.getObjectName())) {
      binder.addCustomFormatter(new PageNumber(), int.class);
    }
  }

  static boolean isOne(String parameter) {
    return parameter.equals("page") || parameter.endsWith("Page");
  }

  private static final class PageNumber implements Formatter<Integer> {

    @Override
    public Integer parse(String text, Locale locale) {
      int page = Integer.parseInt(text.strip());
      if (page < 1 || page > LAST) {
        throw new IllegalArgumentException("There is no such page");
      }
      return page;
    }

    @Override
    public String print(Integer page, Locale locale) {
      return page.toString();
    }
  }
}
