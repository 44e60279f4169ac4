package uk.coregroups.standalone.postroom;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import uk.coregroups.standalone.door.Door;
import uk.coregroups.standalone.door.LinkHost;
import uk.coregroups.standalone.mailbox.CalendarAnswer;
import uk.coregroups.standalone.mailbox.Correspondence;
import uk.coregroups.standalone.mailbox.MailServer;
import uk.coregroups.standalone.mailbox.ReceivedMail;
import uk.coregroups.standalone.part.Ports;
import uk.coregroups.standalone.phone.ReceivedText;
import uk.coregroups.standalone.phone.SmsAccount;
import uk.coregroups.standalone.phone.SmsServer;

/**
 * A mail server, a provider of texts and a page to see what reached whom, all on loopback.
 *
 * <p>Everything is kept in memory and forgotten when the room is closed. What answers a mail goes
 * by real SMTP, and what answers a text by a real signed webhook; each method below throws {@link
 * IllegalStateException}, in words, if that could not be done.
 */
public final class PostRoom implements AutoCloseable {

  /**
   * Where the room listens, and whom it knows.
   *
   * @param smtpPort the port, or 0 for any free one; so for the other three
   * @param suiteMailbox the suite's own mailbox, such as {@code appointments@appointments.example};
   *     it takes the mail for every address at its domain
   * @param linkHost the host that links in letters name, such as {@code appointments.example}
   * @param gatewayUrl where that host really is, such as {@code http://127.0.0.1:8080}
   * @param smsSender the number that texts come from and are answered to
   * @param twilioAccount the only account that may send texts
   * @param twilioToken its password, which also signs what is posted back
   */
  public record Settings(
      int smtpPort,
      int imapPort,
      int smsPort,
      int pagePort,
      String suiteMailbox,
      String suiteMailboxPassword,
      String linkHost,
      String gatewayUrl,
      String smsSender,
      String twilioAccount,
      String twilioToken) {

    @Override
    public String toString() {
      return "Settings";
    }
  }

  private final MailServer mail;
  private final SmsServer sms;
  private final Correspondence correspondence;
  private final Door page;

  private PostRoom(MailServer mail, SmsServer sms, Correspondence correspondence, Door page) {
    this.mail = mail;
    this.sms = sms;
    this.correspondence = correspondence;
    this.page = page;
  }

  /** Opens the room with the machine's own clock. */
  public static PostRoom open(Settings settings) {
    return open(settings, InstantSource.system());
  }

  /**
   * Opens the room with a clock that may be wound, which dates everything that is sent back.
   *
   * @throws IllegalStateException naming the port and what wanted it, if somebody has it already
   */
  public static PostRoom open(Settings settings, InstantSource clock) {
    mustBeFree(settings.smtpPort(), "the post room's SMTP");
    mustBeFree(settings.imapPort(), "the post room's IMAP");
    mustBeFree(settings.smsPort(), "the post room's texts");
    mustBeFree(settings.pagePort(), "the post room's page");
    var own = new MailServer.Account(settings.suiteMailbox(), settings.suiteMailboxPassword());
    var account =
        new SmsAccount(settings.twilioAccount(), settings.twilioToken(), settings.smsSender());
    var host = new LinkHost(settings.linkHost(), settings.gatewayUrl());
    var opened = new ArrayList<AutoCloseable>();
    try {
      var mail = MailServer.open(settings.smtpPort(), settings.imapPort(), own, clock);
      opened.add(mail);
      var sms = SmsServer.open(settings.smsPort(), account, host, clock);
      opened.add(sms);
      var correspondence = new Correspondence(mail, clock);
      var page = new Page(mail, sms, correspondence, host);
      var door = Door.open(settings.pagePort(), "the post room's page", page::answer);
      return new PostRoom(mail, sms, correspondence, door);
    } catch (RuntimeException e) {
      opened.forEach(PostRoom::shut);
      throw e;
    }
  }

  public int smtpPort() {
    return mail.smtp().port();
  }

  public int imapPort() {
    return mail.imap().port();
  }

  public int smsPort() {
    return sms.port();
  }

  public int pagePort() {
    return page.port();
  }

  /** Every mail received so far, one for each receiver, oldest first; those to the suite too. */
  public List<ReceivedMail> mails() {
    return mail.received();
  }

  /** Every text received so far, oldest first. */
  public List<ReceivedText> texts() {
    return sms.received();
  }

  /** Takes no more mail, and hangs up on whoever is bringing some. Nothing received is lost. */
  public void smtpDown() {
    mail.smtp().down();
  }

  /** Takes mail again, on the same port. */
  public void smtpUp() {
    mail.smtp().up();
  }

  /** Takes no mail from the suite any more: it may not send as it does. */
  public void suiteRefused() {
    mail.refuse(true);
  }

  /** Takes mail from the suite again. */
  public void suiteTaken() {
    mail.refuse(false);
  }

  /** Suspends the account that sends texts: whoever asks for it is not let in. */
  public void textsSuspended() {
    sms.suspend(true);
  }

  /** Lets texts be sent again. */
  public void textsResumed() {
    sms.suspend(false);
  }

  /** Hands out no more mail, and hangs up on whoever is fetching some. Nothing received is lost. */
  public void imapDown() {
    mail.imap().down();
  }

  /** Hands out mail again, on the same port. */
  public void imapUp() {
    mail.imap().up();
  }

  public void acceptInCalendar(ReceivedMail request) {
    correspondence.answerInCalendar(request, CalendarAnswer.ACCEPTED);
  }

  public void acceptTentativelyInCalendar(ReceivedMail request) {
    correspondence.answerInCalendar(request, CalendarAnswer.TENTATIVE);
  }

  public void declineInCalendar(ReceivedMail request) {
    correspondence.answerInCalendar(request, CalendarAnswer.DECLINED);
  }

  public void replyByHand(ReceivedMail about, String text) {
    correspondence.replyByHand(about, text);
  }

  /** Writes to an address, from a mailbox they have signed in to. */
  public void write(String from, String to, String subject, String text) {
    correspondence.write(from, to, subject, text);
  }

  /** Writes in another's name, from a mailbox of their own. */
  public void forge(String signedIn, String from, String to, String subject, String text) {
    correspondence.forge(signedIn, from, to, subject, text);
  }

  /**
   * Brings a mail as it is, byte for byte, with no sender on its envelope, as a bounce has none.
   */
  public void bring(byte[] raw, String to) {
    correspondence.bring(raw, to);
  }

  public void outOfOffice(ReceivedMail about) {
    correspondence.outOfOffice(about);
  }

  /** Returns the mail to its envelope's sender as undeliverable. */
  public void bounce(ReceivedMail about) {
    correspondence.bounce(about);
  }

  /** Answers by text from that phone. STOP closes it to further texts and START opens it again. */
  public void answerByText(String phone, String body) {
    sms.answer(phone, body);
  }

  @Override
  public void close() {
    page.close();
    sms.close();
    mail.close();
  }

  private static void mustBeFree(int port, String whatFor) {
    if (port != 0) {
      Ports.mustBeFree(port, whatFor);
    }
  }

  private static void shut(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException("The post room could not be closed again", e);
    }
  }
}
