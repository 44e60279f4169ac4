package uk.coregroups.notification.mailserver;

import jakarta.mail.MessagingException;

/** There is no access token, and why: in words for a page, with the token server's own in them. */
public final class NoToken extends MessagingException {

  private static final long serialVersionUID = 1L;

  private final String words;
  private final boolean refused;

  NoToken(String words, boolean refused, Exception cause) {
    super(words, cause);
    this.words = words;
    this.refused = refused;
  }

  /** Why there is none. */
  public String words() {
    return words;
  }

  /** Whether the token server has said no; otherwise it has said nothing. */
  public boolean isRefusal() {
    return refused;
  }
}
