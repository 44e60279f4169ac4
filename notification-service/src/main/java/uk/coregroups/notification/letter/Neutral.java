package uk.coregroups.notification.letter;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
 * @param plainName the display name for people to whom the council is not to be named
 * @param namesCouncil words by which a name, an address or a number gives the council away
 */
@ConfigurationProperties("letters")
public record Neutral(
    String fromName,
    String fromAddress,
    String publicHost,
    String callBackNumber,
    String answerLinkKey,
    String plainName,
    List<String> namesCouncil) {

  /** The same, signed without the council's name. */
  public Neutral plain() {
    return new Neutral(
        plainName, fromAddress, publicHost, callBackNumber, answerLinkKey, plainName, namesCouncil);
  }

  /** Whether any of these gives the council away. */
  public boolean isGivenAwayBy(String... signs) {
    return Stream.of(signs)
        .map(sign -> sign.toLowerCase(Locale.ROOT))
        .anyMatch(sign -> namesCouncil.stream().anyMatch(sign::contains));
  }

  /** All by which a letter is signed, or leads back to us. */
  public List<String> signs() {
    return List.of(fromName, plainName, fromAddress, publicHost);
  }

  /** The domain of Message-IDs and UIDs. */
  public String domain() {
    return fromAddress.substring(fromAddress.indexOf('@') + 1);
  }

  /** Where a member signs in to see which family it is about. */
  public String signInLink() {
    return "https://" + publicHost + "/mine";
  }
}
