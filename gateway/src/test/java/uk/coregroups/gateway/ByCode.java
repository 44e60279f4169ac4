package uk.coregroups.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Signs members of core groups in by a code. */
public final class ByCode {

  private static final UUID ANYTOWN = UUID.fromString("0199d8a0-0000-7000-8000-00000000a001");

  private static final String BY_MAILBOX = "POST /people/by-mailbox";

  private ByCode() {}

  private static String json(UUID... people) {
    return Arrays.stream(people)
        .map(person -> "{\"person\":\"%s\",\"partnership\":\"%s\"}".formatted(person, ANYTOWN))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Membership knows these people by the mailbox that asks next; notification writes letters. */
  public static void known(UUID... people) {
    MEMBERSHIP.answers(BY_MAILBOX, json(people));
    NOTIFICATION.answers("POST /sign-in-codes", "\"written\"");
  }

  /** Membership knows nobody by the mailbox that asks next, and notification no such person. */
  public static void unknown() {
    known();
    NOTIFICATION.refuses("POST /sign-in-codes", "id", "This person is not known here yet.");
  }

  public static Browser.Answer ask(Browser browser, String mailbox) {
    return browser.fill("/sign-in", "/sign-in/code", Map.of("mailbox", mailbox));
  }

  /** The code in the letter that was written last. */
  public static String code() {
    var letter = NOTIFICATION.calls("POST /sign-in-codes").getLast();
    return JsonMapper.shared().readTree(letter.text()).path("code").asString();
  }

  public static Browser.Answer enter(Browser browser, String code) {
    return browser.fill("/sign-in/code", "/sign-in/code/enter", Map.of("code", code));
  }

  /** The whole way in, of somebody whom membership knows for good. */
  public static Browser signIn(Browser browser, String mailbox) {
    var person = UUID.nameUUIDFromBytes(mailbox.getBytes(UTF_8));
    known(person);
    MEMBERSHIP.knows(BY_MAILBOX, "{\"email\":\"%s\"}".formatted(mailbox), json(person));
    ask(browser, mailbox);
    var entered = enter(browser, code());
    if (!entered.to().equals("/mine")) {
      throw new AssertionError("Not signed in: " + entered.words());
    }
    return browser;
  }
}
