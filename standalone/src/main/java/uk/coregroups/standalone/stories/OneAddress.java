package uk.coregroups.standalone.stories;

import static uk.coregroups.standalone.demo.Cast.ADA_OKAFOR;
import static uk.coregroups.standalone.demo.Cast.BEN_REID;
import static uk.coregroups.standalone.demo.Cast.BOLA_DUNN;
import static uk.coregroups.standalone.demo.Cast.MARY_HARTLEY;
import static uk.coregroups.standalone.demo.Cast.NIA_LYLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.coregroups.standalone.demo.Cast;
import uk.coregroups.standalone.demo.Cast.Player;
import uk.coregroups.standalone.stage.Stage;
import uk.coregroups.standalone.stage.Transcript;

/**
 * Story 4 goes on: the professionals write to each other at one address. Who has left, and a
 * parent, try it too.
 */
final class OneAddress {

  private static final List<String> SECURE = List.of("anytown.example", "health.example");

  private final Stage stage;
  private final Transcript transcript;

  OneAddress(Stage stage) {
    this.stage = stage;
    this.transcript = stage.transcript();
  }

  void play(Family family) {
    stage.at("16:30");
    var address = address(family);
    var members = members(family);
    transcript.say(
        "The professionals of the Hartleys' group write to each other at one address. The"
            + " partnership holds "
            + String.join(" and ", SECURE)
            + " to be secure: there the message itself arrives, elsewhere a notice. Ada writes:"
            + " \"The room has no lift. Shall we ask for the other one?\"");
    reachesAllBut(
        ADA_OKAFOR,
        members,
        () -> write(ADA_OKAFOR, address, "The room has no lift. Shall we ask for the other one?"));

    transcript.say("Nia answers the message, and her answer goes to everybody:");
    var received = Stage.to(NIA_LYLE, stage.lastPost()).requiredMail();
    reachesAllBut(NIA_LYLE, members, () -> stage.postRoom().replyByHand(received, "Yes please."));

    transcript.say("Ben reads both after signing in, and writes to the address himself:");
    var page = stage.signIn(BEN_REID).open("/mine/messages");
    if (!page.words().contains("Yes please.")) {
      throw new IllegalStateException("Ben cannot read what was written");
    }
    reachesAllBut(BEN_REID, members, () -> write(BEN_REID, address, "I agree."));
    twoAreRefused(address);
  }

  private void twoAreRefused(String address) {
    long before = stage.incoming();
    write(BOLA_DUNN, address, "Am I still on this?");
    write(MARY_HARTLEY, address, "Who reads this?");
    stage.comesTrue("Both are on the page", () -> stage.incoming() == before + 2);
    transcript.say(
        "Bola, who has left, and the mother, who found the address on a screen, write to it too."
            + " Nobody in the group gets it. The office sees that it happened, and is asked to"
            + " answer them:");
    stage.noPost();
    stage.tasks();
  }

  private void write(Player from, String address, String words) {
    stage.postRoom().write(from.mailbox(), address, "The room on 24 August", words);
  }

  /** Everybody but the writer gets it, each in the way the partnership allows. */
  private void reachesAllBut(Player from, List<Player> members, Runnable writing) {
    var itself = new ArrayList<Player>();
    var notice = new ArrayList<Player>();
    members.stream()
        .filter(who -> !who.equals(from))
        .forEach(who -> (isSecure(who) ? itself : notice).add(who));
    long before = stage.arrived();
    writing.run();
    stage.comesTrue("What was written is passed on", () -> stage.arrived() > before);
    stage.post(
        stage.today("GROUP_MAIL", itself.toArray(Player[]::new)),
        stage.today("GROUP_NOTICE", notice.toArray(Player[]::new)));
  }

  private static boolean isSecure(Player who) {
    return SECURE.stream().anyMatch(domain -> who.mailbox().endsWith("@" + domain));
  }

  private String address(Family family) {
    stage
        .admin()
        .put(
            "notification/mail-rule",
            Map.of("secureDomains", SECURE, "megabytes", 10, "attachments", List.of("pdf")));
    return stage
        .admin()
        .get("notification/core-groups/" + family.group() + "/group-address")
        .path("address")
        .asString();
  }

  private List<Player> members(Family family) {
    return Stage.stream(
            stage.admin().get("membership/core-groups/" + family.group() + "/email-group"))
        .map(one -> Cast.at(one.path("email").asString()))
        .toList();
  }
}
