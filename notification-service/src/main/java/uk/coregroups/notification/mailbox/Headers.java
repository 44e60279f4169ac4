package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A mail's headers, as they are asked for: in lower case, and as often as they are there. */
final class Headers {

  private static final int LONGEST = 1_000;

  private final MimeMessage message;

  Headers(MimeMessage message) {
    this.message = message;
  }

  List<String> all(String name) {
    try {
      var values = message.getHeader(name);
      var all = new ArrayList<String>();
      for (var value : values == null ? new String[0] : values) {
        var bare = value.substring(0, Math.min(LONGEST, value.length())).strip();
        all.add(bare.toLowerCase(Locale.ROOT));
      }
      return all;
    } catch (MessagingException e) {
      return List.of();
    }
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** Whether it was sent so that nothing can come back. */
  boolean hasNoReturnPath() {
    return all("Return-Path").stream().anyMatch(one -> one.replace(" ", "").equals("<>"));
  }
}
