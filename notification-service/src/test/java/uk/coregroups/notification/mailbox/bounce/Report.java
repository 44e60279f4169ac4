package uk.coregroups.notification.mailbox.bounce;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A report as a server would write it about Mr Reid's invitation. */
record Report(Servers server, boolean failed, Carries carries) {

  static final String MAILBOX = "j.reid@hillside.example";
  static final String LETTER = "b0a7c3de-5c11-4e0a-9a5e-1d2c3b4a5f60";

  /** What of our letter it carries. */
  enum Carries {
    HEADERS,
    MESSAGE,
    NOTHING,
    ID_IN_REFERENCES,
    ID_IN_TEXT
  }

  private static final String HEADERS =
      """
      From: "Appointments, Anytown Council" <appointments@appointments.example>
      To: j.reid@hillside.example
      Message-ID: <b0a7c3de-5c11-4e0a-9a5e-1d2c3b4a5f60@appointments.example>
      Subject: Appointment M-7F3K: Tue 5 Jan 2027, 10:00
      """;

  byte[] bytes() {
    return text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private String text() {
    var subject = failed ? server.failedSubject() : server.delayedSubject();
    var id = (server.name() + failed + carries).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    var references =
        carries == Carries.ID_IN_REFERENCES
            ? "References: <" + LETTER + "@appointments.example>\n"
            : "";
    return "Return-Path: <>\nFrom: "
        + server.from()
        + "\nTo: appointments@appointments.example\nSubject: "
        + subject
        + "\nDate: Mon, 21 Dec 2026 10:15:00 +0000\nMessage-ID: <"
        + id
        + "@reports.example>\n"
        + references
        + "MIME-Version: 1.0\nAuto-Submitted: auto-replied\n"
        + switch (server.form()) {
          case PLAIN -> "Content-Type: text/plain; charset=utf-8\n\n" + plain(returned());
          case PAGE ->
              "Content-Type: text/html; charset=utf-8\n\n<html><body><p>"
                  + plain(returned()).replace("<", "&lt;").replace("\n", "<br>")
                  + "</p></body></html>\n";
          case MIXED -> many("multipart/mixed", status("message/delivery-status", false));
          case BARE_REPORT -> many("multipart/report; report-type=delivery-status", "");
          case ONE_BLOCK ->
              many(
                  "multipart/report; report-type=delivery-status",
                  status("message/delivery-status; charset=UTF-8", true));
          case GLOBAL ->
              many(
                  "multipart/report; report-type=global-delivery-status",
                  status("message/global-delivery-status", false));
          case REPORT ->
              many(
                  "multipart/report; report-type=delivery-status",
                  status("message/delivery-status", false));
        };
  }

  private String plain(String below) {
    var words = (failed ? server.failed() : server.delayed()).formatted(MAILBOX);
    var id =
        carries == Carries.ID_IN_TEXT
            ? "\nMessage-ID: <" + LETTER + "@appointments.example>\n"
            : "";
    return words
        + "\n"
        + id
        + "\n"
        + (below.isEmpty() ? "" : "------ This is a copy of the message\n\n" + below);
  }

  private String returned() {
    return switch (carries) {
      case HEADERS -> HEADERS;
      case MESSAGE -> HEADERS + "\nYou are invited to appointment M-7F3K.\n";
      case NOTHING, ID_IN_REFERENCES, ID_IN_TEXT -> "";
    };
  }

  private String many(String type, String status) {
    var returned = returned();
    var kind = carries == Carries.MESSAGE ? "message/rfc822" : "text/rfc822-headers";
    return "Content-Type: "
        + type
        + "; boundary=\"r\"\n\n--r\nContent-Type: text/plain; charset=utf-8\n\n"
        + plain("")
        + status
        + (returned.isEmpty() ? "" : "\n--r\nContent-Type: " + kind + "\n\n" + returned)
        + "\n--r--\n";
  }

  private String status(String type, boolean oneBlock) {
    var between = oneBlock ? " : " : ": ";
    var gap = oneBlock ? "" : "\n";
    return "\n--r\nContent-Type: "
        + type
        + "\n\nReporting-MTA"
        + between
        + "dns;mx.hillside.example\n"
        + gap
        + "Final-Recipient"
        + between
        + "rfc822;"
        + MAILBOX
        + "\nAction"
        + between
        + (failed ? "failed" : "delayed")
        + "\nStatus"
        + between
        + (failed ? "5.1.1" : "4.4.1")
        + "\n";
  }

  @Override
  public String toString() {
    return server.name() + (failed ? ", failed, " : ", delayed, ") + carries;
  }
}
