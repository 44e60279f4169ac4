package uk.coregroups.journey;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import uk.coregroups.standalone.launch.Service;
import uk.coregroups.standalone.launch.Suite;
import uk.coregroups.standalone.ledger.Ledger;
import uk.coregroups.standalone.ledger.Mailbag;
import uk.coregroups.standalone.mailbox.ReceivedMail;
import uk.coregroups.standalone.phone.ReceivedText;

/** What has become of the letters: where they arrive, and by the suite's own ledger. */
final class Outcome {

  /** The beginning of a subject or a text, down to what tells it from others about the matter. */
  private static final Pattern WHAT =
      Pattern.compile("(.*?[A-Z]-[0-9A-Z]+)(: to be shared [a-z]+)?.*", Pattern.DOTALL);

  private final Running running;
  private final Ledger ledger;
  private final HttpClient http = HttpClient.newHttpClient();

  Outcome(Running running) {
    this.running = running;
    this.ledger = new Ledger(running.suite().database(Service.NOTIFICATION));
  }

  /** Every mail the suite has sent, as it arrived. */
  List<Appointment.Letter> mails() {
    return running.postRoom().mails().stream()
        .filter(Outcome::isFromTheSuite)
        .map(mail -> new Appointment.Letter(mail.receiver(), what(mail.open().subject())))
        .toList();
  }

  List<Appointment.Letter> texts() {
    return running.postRoom().texts().stream()
        .map(text -> new Appointment.Letter(text.phone(), what(text.body())))
        .toList();
  }

  private static String what(String words) {
    var what = WHAT.matcher(words);
    if (!what.matches()) {
      return words;
    }
    return what.group(2) == null ? what.group(1) : what.group(1) + what.group(2);
  }

  Set<String> letterStates() {
    return ledger.letters().stream().map(Ledger.Letter::state).collect(Collectors.toSet());
  }

  long sent() {
    return ledger.letters().stream().filter(Ledger.Letter::isSent).count();
  }

  /** Letters that are tried again later, or wait for their channel. */
  long putOff() {
    return standing().path("delayed").asLong(-1);
  }

  JsonNode standing() {
    return running.time().get(Service.NOTIFICATION, "/letters/waiting");
  }

  /** Does what the tasks ask for: finds out whether each letter in doubt has arrived, and says. */
  List<String> settleDoubts() {
    var settled = new ArrayList<String>();
    for (var task : running.office("admin").get("notification/tasks").path("rows")) {
      if (task.path("kind").asString().equals("UNCERTAIN")) {
        var letter = task.path("about").asString();
        running
            .office("admin")
            .post(
                "notification/letters/" + letter + "/settle",
                Map.of("decision", hasArrived(letter) ? "ARRIVED" : "SEND_AGAIN"));
        settled.add(letter);
      }
    }
    return settled;
  }

  private boolean hasArrived(String letter) {
    return running.postRoom().mails().stream()
            .filter(Outcome::isFromTheSuite)
            .anyMatch(mail -> Mailbag.letterId(mail).equals(letter))
        || running.postRoom().texts().stream().anyMatch(text -> isText(letter, text));
  }

  /** There is one text about a matter to a person. */
  private boolean isText(String letter, ReceivedText text) {
    var words = text.body().replace("'", "''");
    return running.count(
            Service.NOTIFICATION,
            "letter l join address a on a.person = l.person where l.purpose = 'REMINDER_BY_TEXT'"
                + " and a.mobile = '"
                + text.phone()
                + "'"
                + " and position(l.reference in '"
                + words
                + "') > 0 and l.id = ?",
            UUID.fromString(letter))
        == 1;
  }

  private static boolean isFromTheSuite(ReceivedMail mail) {
    return !mail.receiver().endsWith("@" + Suite.LINK_HOST);
  }

  boolean isReady(Service service) {
    var ready = running.suite().address(service).resolve("/readyz");
    try {
      var answer = http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
