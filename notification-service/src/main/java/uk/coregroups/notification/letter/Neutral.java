package uk.coregroups.notification.letter;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The one neutral name that stands wherever a program signs. It says nothing of what the suite is
 * for.
 *
 * @param fromName the display name, such as "Appointments, Anytown Council"
 * @param fromAddress the organiser's mailbox; calendars answer to it
 * @param publicHost the host of every link, such as {@code appointments.example}
 * @param callBackNumber the number to ring, in every letter
 * @param answerLinkKey the key shared with the gateway, 32 characters or more
 */
@ConfigurationProperties("letters")
public record Neutral(
    String fromName,
    String fromAddress,
    String publicHost,
    String callBackNumber,
    String answerLinkKey) {

  /** The domain of Message-IDs and UIDs. */
  public String domain() {
    return fromAddress.substring(fromAddress.indexOf('@') + 1);
  }

  /** Where a member signs in to see which family it is about. */
  public String signInLink() {
    return "https://" + publicHost + "/mine";
  }
}
