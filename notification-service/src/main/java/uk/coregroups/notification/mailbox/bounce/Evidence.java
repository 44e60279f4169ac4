package uk.coregroups.notification.mailbox.bounce;

import java.util.List;
import java.util.function.Supplier;

/**
 * What of a mail may tell that it is a server's report.
 *
 * @param from as it is written, in lower case
 * @param reportType of a {@code multipart/report}, such as {@code delivery-status}; or empty
 * @param report the text of its status parts
 * @param lines what else is written in it, line by line; few mails are looked into so far
 * @param returned the letter that came back with it, or its headers
 * @param failedRecipients what {@code X-Failed-Recipients} and its kin say
 */
public record Evidence(
    String from,
    String subject,
    String reportType,
    String report,
    Supplier<String> lines,
    String returned,
    List<String> failedRecipients,
    List<Mark> marks) {

  /** What else the headers say. */
  public enum Mark {
    /** It was sent so that nothing can come back: {@code Return-Path: <>}. */
    NO_RETURN_PATH,
    /** Exchange calls it a report of its own. */
    SERVERS_OWN,
    /** A program wrote it. */
    AUTOMATIC,
    /** Its subject begins as those of absences do. */
    SUBJECT_OF_ABSENCE
  }

  boolean has(Mark mark) {
    return marks.contains(mark);
  }

  @Override
  public String toString() {
    return "Evidence";
  }
}
