package uk.coregroups.notification.groupmail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How groups' addresses look, and whose word is taken for who wrote.
 *
 * @param address every group's address with {@code *} for what stands for the group: {@code
 *     *@groups.example} where a domain is caught whole, {@code appointments+*@appointments.example}
 *     where the mailbox takes what follows a delimiter
 * @param vouchedBy the name under which our own receiving server writes {@code
 *     Authentication-Results} (RFC 8601: authserv-id); {@code unnamed} if it writes none, as
 *     Exchange Online does; while it is empty nobody is vouched for
 */
@ConfigurationProperties("group-mail")
record GroupMailSettings(String address, String vouchedBy) {

  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

  /** Where servers write whom a mail was really for; who wrote it has no say there. */
  private static final List<String> ENVELOPE =
      List.of("X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To");

  private static final List<String> LETTERHEAD = List.of("To", "Cc");

  GroupMailSettings {
    if (!address.matches("[^@*]*\\*@[^@*]+")) {
      throw new IllegalArgumentException(
          "GROUP_MAIL_ADDRESS must be an address with a * for the group before its @.");
    }
  }

  /** The address of the group that has this token. */
  String of(String token) {
    return address.replace("*", token);
  }

  /** What stands behind the at sign of every group's address. */
  String domain() {
    return address.substring(address.indexOf('@') + 1);
  }

  boolean isGroups(String mailbox) {
    return token(mailbox).isPresent();
  }

  /** The groups a mail is for: as its envelope says, and only where that is silent as it says. */
  List<String> tokens(MimeMessage message) throws MessagingException {
    var delivered = tokens(message, ENVELOPE);
    return delivered.isEmpty() ? tokens(message, LETTERHEAD) : delivered;
  }

  private List<String> tokens(MimeMessage message, List<String> headers) throws MessagingException {
    Stream.Builder<String> values = Stream.builder();
    for (var header : headers) {
      var all = message.getHeader(header);
      Arrays.stream(all == null ? new String[0] : all).forEach(values);
    }
    return values
        .build()
        .flatMap(GroupMailSettings::addresses)
        .flatMap(one -> token(one).stream())
        .distinct()
        .toList();
  }

  private static Stream<String> addresses(String header) {
    try {
      return Arrays.stream(InternetAddress.parseHeader(header, false))
          .map(InternetAddress::getAddress)
          .filter(Objects::nonNull);
    } catch (AddressException e) {
      return Stream.empty();
    }
  }

  private Optional<String> token(String mailbox) {
    var lower = mailbox.toLowerCase(Locale.ROOT);
    var before = address.substring(0, address.indexOf('*')).toLowerCase(Locale.ROOT);
    var behind = "@" + domain().toLowerCase(Locale.ROOT);
    if (!lower.startsWith(before) || !lower.endsWith(behind)) {
      return Optional.empty();
    }
    var token =
        lower.substring(
            before.length(), Math.max(before.length(), lower.length() - behind.length()));
    return Optional.of(token).filter(one -> TOKEN.matcher(one).matches());
  }
}
