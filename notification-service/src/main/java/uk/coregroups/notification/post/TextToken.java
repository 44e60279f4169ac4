package uk.coregroups.notification.post;

import org.springframework.stereotype.Component;

/** The secret the text provider signs its webhooks with. It never prints itself. */
@Component
public class TextToken {

  private final String value;

  TextToken(PostSettings settings) {
    this.value = settings.text().token();
  }

  public String value() {
    return value;
  }
}
