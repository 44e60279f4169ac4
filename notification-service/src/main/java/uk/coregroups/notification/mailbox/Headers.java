package uk.coregroups.notification.mailbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A mail's headers, as they are asked for: in lower case, and as often as they are there. */
final class Headers {

  private static final int LONGEST = 1_000;

  private final Map<String, List<String>> values = new HashMap<>();

  Headers(MimeMessage message) throws MessagingException {
    for (Header one : Collections.list(message.getAllHeaders())) {
      var value = one.getValue();
      var bare = value.substring(0, Math.min(LONGEST, value.length())).strip();
      values
          .computeIfAbsent(one.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(bare.toLowerCase(Locale.ROOT));
    }
  }

  List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** Whether it was sent so that nothing can come back. */
  boolean hasNoReturnPath() {
    return all("Return-Path").stream().anyMatch(one -> one.replace(" ", "").equals("<>"));
  }
}
