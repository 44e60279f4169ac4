package uk.coregroups.notification.phone;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The text provider, where messages are looked up. It never prints itself. */
@ConfigurationProperties("post.text")
record TextSettings(URI url, String account, String token, String sender) {

  @Override
  public String toString() {
    return "TextSettings";
  }
}
