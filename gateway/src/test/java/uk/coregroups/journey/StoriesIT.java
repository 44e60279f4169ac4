package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.coregroups.standalone.stories.Stories;

/** The six stories, on RabbitMQ where it is installed. They fail by themselves if a letter does. */
class StoriesIT {

  private static final Path LEFT = Path.of("..", "target", "stories");
  private static String transcript = "";

  @BeforeAll
  static void play() throws Exception {
    Stories.play(LEFT, Path.of(".."), true);
    transcript = Files.readString(LEFT.resolve("transcript.md"));
  }

  @Test
  void christmasIsNotCounted() {
    assertThat(transcript)
        .contains("Hold the core group: by **Tue 5 Jan 2027**. 10 working days, counting from")
        .contains("Thursday 17 December 2026");
  }

  @Test
  void easterIsNotCounted() {
    assertThat(transcript)
        .contains("Hold the core group: by **Mon 5 Apr 2027**. 10 working days, counting from")
        .contains("Thursday 18 March 2027");
  }

  @Test
  void theHealthVisitorOfThreeFamiliesIsReplacedInOneStep() {
    var after = transcript.substring(transcript.indexOf("Nia takes her place in all three"));
    assertThat(after.lines().limit(6))
        .contains("* Mia Birch, Health visitor since Mon 12 Jul 2027")
        .contains("* Ava Hartley, Noah Hartley, Health visitor since Mon 12 Jul 2027")
        .contains("* Sam Osei, Health visitor since Mon 12 Jul 2027");
  }

  @Test
  void twoMembersAnswerAtTheGroupsAddressAndTwoOthersReachNobody() {
    var from = transcript.indexOf("write to each other at one address");
    var told = transcript.substring(from, transcript.indexOf("## 5."));
    assertThat(told)
        .contains("Nia answers the message")
        .contains("a message is waiting for you")
        .contains(
            "Somebody has written to a core group's address, and nobody in the group has got");
  }

  /** Sunday 17 September 2028: more than twelve months after the conference. */
  @Test
  void fourteenMonthsOfOnePlanAreExplained() {
    assertThat(transcript)
        .contains("Hold the initial conference, for Zoe Marlow: by **Fri 17 Sept 2027**")
        .contains("Hold a professionals' meeting, for Zoe Marlow: by **Sun 17 Sept 2028**")
        .contains("27 December, 28 December and 3 January do not count")
        .contains("as set by this partnership on 26 August 2027")
        .contains("Collect the reports of the other agencies, by Thu 1 Jun 2028: not done");
  }

  /** Ten working days after Boxing Day 2028 are sooner than three months after the conference. */
  @Test
  void aBirthBringsTheFirstReviewForward() {
    assertThat(transcript)
        .contains("* Unborn child, expected 3 January 2029")
        .contains("* Unborn child, expected 8 January 2029")
        .contains("Hold the review conference, for the unborn child: by **Thu 15 Feb 2029**")
        .contains("Hold the review conference, for Isla Sayer: by **Wed 10 Jan 2029**")
        .contains(
            "Or, whichever is sooner: 10 working days, counting from the day after the birth");
  }

  @Test
  void parentsWhoMustNotMeetAreAskedToTwoTimes() {
    var told = transcript.substring(transcript.indexOf("The two must not meet"));
    assertThat(told)
        .contains("**To Adam Sykes, by e-mail: Changed: appointment M-")
        .contains("> When: Thursday 11 January 2029, 10:00 to 10:25")
        .contains("> When: Thursday 11 January 2029, 10:30 to 11:00")
        .doesNotContain("10:00 to 11:00");
  }

  @Test
  void everyLetterIsAccountedFor() throws Exception {
    assertThat(transcript).contains("## The account").contains("arrived twice: 0");
    assertThat(LEFT.resolve("sms")).isNotEmptyDirectory();
  }

  @Test
  void anOutsiderLearnsNothing() throws Exception {
    var outsider = new Outsider(LEFT);

    assertThat(outsider.learns()).isEmpty();
    assertThat(outsider.read("mail")).isGreaterThan(100);
    assertThat(outsider.read("calendar")).isGreaterThan(30);
    assertThat(outsider.read("sms")).isGreaterThan(20);
    assertThat(outsider.read("log")).isGreaterThanOrEqualTo(4);
  }
}
