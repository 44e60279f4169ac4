package uk.coregroups.notification.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.springframework.stereotype.Component;
import uk.coregroups.notification.addressbook.AddressStore;
import uk.coregroups.notification.letter.Neutral;

/** Which of many mails were written by people we know, or answer something of ours. */
@Component
class Awaited {

  private static final List<String> THREAD = List.of("In-Reply-To", "References");

  private final AddressStore addresses;
  private final Neutral neutral;

  Awaited(AddressStore addresses, Neutral neutral) {
    this.addresses = addresses;
    this.neutral = neutral;
  }

  /** Those that do, in their order; none if the server does not hand out their headers. */
  List<IMAPMessage> among(IMAPFolder folder, List<IMAPMessage> mails) throws MessagingException {
    var headers = new FetchProfile();
    headers.add("From");
    THREAD.forEach(headers::add);
    try {
      folder.fetch(mails.toArray(new Message[0]), headers);
      var writers = new HashMap<IMAPMessage, List<String>>();
      for (var one : mails) {
        writers.put(one, values(one, "From").flatMap(Awaited::mailboxes).toList());
      }
      var known =
          addresses
              .ownersOfMailboxes(
                  writers.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
              .keySet();
      var awaited = new ArrayList<IMAPMessage>();
      for (var one : mails) {
        if (answersUs(one)
            || writers.getOrDefault(one, List.of()).stream().anyMatch(known::contains)) {
          awaited.add(one);
        }
      }
      return awaited;
    } catch (MessagingException | RuntimeException e) {
      if (!folder.isOpen()) {
        throw e;
      }
      return List.of();
    }
  }

  private boolean answersUs(IMAPMessage mail) throws MessagingException {
    for (var name : THREAD) {
      if (values(mail, name).anyMatch(value -> value.contains("@" + neutral.domain() + ">"))) {
        return true;
      }
    }
    return false;
  }

  private static Stream<String> values(IMAPMessage mail, String name) throws MessagingException {
    var all = mail.getHeader(name);
    return all == null ? Stream.empty() : Arrays.stream(all);
  }

  private static Stream<String> mailboxes(String from) {
    try {
      return Arrays.stream(InternetAddress.parseHeader(from, false))
          .map(InternetAddress::getAddress)
          .filter(one -> one != null && one.indexOf('\0') < 0);
    } catch (MessagingException e) {
      return Stream.empty();
    }
  }
}
