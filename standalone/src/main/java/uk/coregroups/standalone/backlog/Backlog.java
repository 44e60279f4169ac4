package uk.coregroups.standalone.backlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import uk.coregroups.standalone.mailbox.CalendarAnswer;

/**
 * The mails themselves: so many replies among as much junk, reports of mail servers on a twentieth
 * as many letters, and the odd ones; always in the same disorder. No invitation has two of them.
 */
public final class Backlog {

  private static final String FAILED = "BOUNCE";
  private static final long SEED = 20_261_102;
  private static final int REPLIES_TO_A_REPORT = 20;
  private static final int REPORTS_TO_A_DELAY = 5;
  private static final List<Form> PROGRAMS =
      List.of(Form.named("outlook"), Form.named("gmail"), Form.named("apple"));
  private static final List<Form> SERVERS =
      List.of(
          Form.named("postfix-failed"),
          Form.named("exchange-failed"),
          Form.named("exim-failed"),
          Form.named("qmail-failed"));
  private static final Form DELAYED = Form.named("postfix-delayed");

  private final Instant now;
  private final List<IntFunction<String>> mails = new ArrayList<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final Map<String, Integer> found = new TreeMap<>();
  private final int junk;

  /**
   * Makes them up.
   *
   * @param invitations at least {@link #invitations(int)}
   * @param group to which the odd mails to a group are addressed
   */
  public Backlog(int replies, List<Invitation> invitations, GroupAddress group, Instant now) {
    this.now = now;
    this.junk = replies;
    var fresh = invitations.iterator();
    for (int i = 0; i < replies; i++) {
      reply(fresh.next(), i);
    }
    for (int i = 0; i < replies / REPLIES_TO_A_REPORT; i++) {
      report(fresh.next(), i);
    }
    odd(fresh, group);
    var strangers = new Junk(SEED, now);
    for (int i = 0; i < junk; i++) {
      mails.add(strangers::mail);
    }
    Collections.shuffle(mails, new Random(SEED));
  }

  /** How many invitations are needed for so many replies. */
  public static int invitations(int replies) {
    return replies + replies / REPLIES_TO_A_REPORT + OddMail.values().length;
  }

  public int size() {
    return mails.size();
  }

  /** From strangers. */
  public int junk() {
    return junk;
  }

  /** How many letters are reported as undeliverable. */
  public int failed() {
    return found.getOrDefault(FAILED, 0);
  }

  /** How many answers of each kind there are. */
  public Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  /** What all but the junk must be found to be, and how often. */
  public Map<String, Integer> found() {
    return new TreeMap<>(found);
  }

  /** The mail at this place. */
  String mail(int place) {
    return mails.get(place).apply(place);
  }

  private void reply(Invitation invitation, int i) {
    var answer =
        switch (i % 10) {
          case 3, 6 -> CalendarAnswer.DECLINED;
          case 8 -> CalendarAnswer.TENTATIVE;
          default -> CalendarAnswer.ACCEPTED;
        };
    var form = PROGRAMS.get(i % PROGRAMS.size());
    mails.add(number -> form.filled(invitation.values(number, now, answer)));
    answered(answer);
  }

  private void answered(CalendarAnswer answer) {
    answers.merge(answer.name(), 1, Integer::sum);
    found.merge("CALENDAR_ANSWER", 1, Integer::sum);
  }

  private void report(Invitation invitation, int i) {
    boolean delayed = i % REPORTS_TO_A_DELAY == 0;
    var form = delayed ? DELAYED : SERVERS.get(i % SERVERS.size());
    mails.add(number -> form.filled(invitation.values(number, now)));
    found.merge(delayed ? "DELAYED" : FAILED, 1, Integer::sum);
  }

  private void odd(Iterator<Invitation> fresh, GroupAddress group) {
    for (var odd : OddMail.values()) {
      var invitation = fresh.next();
      mails.add(number -> odd.mail(invitation, group, number, now));
      odd.answer()
          .ifPresentOrElse(this::answered, () -> found.merge(odd.foundToBe(), 1, Integer::sum));
    }
  }
}
