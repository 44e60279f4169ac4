package uk.coregroups.notification.mailbox;

import java.util.Map;

/**
 * Tells the mail library to read what mail programs read: parameters without quotes, encodings
 * nobody knows, multiparts that do not end. It reads these settings once, when it is first used,
 * and from the system alone.
 */
public final class LenientMail {

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("mail.mime.address.strict", "false"),
          Map.entry("mail.mime.allowutf8", "true"),
          Map.entry("mail.mime.applefilenames", "true"),
          Map.entry("mail.mime.base64.ignoreerrors", "true"),
          Map.entry("mail.mime.contentdisposition.strict", "false"),
          Map.entry("mail.mime.decodefilename", "true"),
          Map.entry("mail.mime.decodeparameters", "true"),
          Map.entry("mail.mime.decodeparameters.strict", "false"),
          Map.entry("mail.mime.decodetext.strict", "false"),
          Map.entry("mail.mime.ignoremultipartencoding", "true"),
          Map.entry("mail.mime.ignoreunknownencoding", "true"),
          Map.entry("mail.mime.multipart.allowempty", "true"),
          Map.entry("mail.mime.multipart.ignoremissingboundaryparameter", "true"),
          Map.entry("mail.mime.multipart.ignoremissingendboundary", "true"),
          Map.entry("mail.mime.parameters.strict", "false"),
          Map.entry("mail.mime.uudecode.ignoreerrors", "true"),
          Map.entry("mail.mime.uudecode.ignoremissingbeginend", "true"),
          Map.entry("mail.mime.windowsfilenames", "true"));

  private LenientMail() {}

  /** Whoever has set one of these otherwise has a reason. */
  public static void prepare() {
    SETTINGS.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value);
      }
    });
  }
}
