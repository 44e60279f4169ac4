package uk.coregroups.standalone.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the stories leave behind for whoever wants to look at it as an outsider would. */
public final class Leaving {

  private Leaving() {}

  /** Every mail as received, every invitation in it, every text. */
  public static void post(Mailbag mailbag, Path left) {
    try {
      var mails = Files.createDirectories(left.resolve("mail"));
      var calendar = Files.createDirectories(left.resolve("calendar"));
      var texts = Files.createDirectories(left.resolve("sms"));
      for (var mail : mailbag.mails()) {
        var name = "%04d".formatted(mail.number());
        Files.write(mails.resolve(name + ".eml"), mail.raw());
        var entry = mail.open().calendarText();
        if (entry.isPresent()) {
          write(calendar.resolve(name + ".ics"), entry.get());
        }
      }
      for (var text : mailbag.texts()) {
        write(
            texts.resolve("%04d.txt".formatted(text.number())),
            "From: " + text.sender() + "\nTo: " + text.phone() + "\n\n" + text.body() + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What none of it may hold. */
  public static void cast(List<String> neverOutside, Path left) {
    try {
      write(left.resolve("cast.txt"), String.join("\n", neverOutside) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The log of every process. */
  public static void logs(Path logs, Path left) {
    try (var files = Files.list(logs)) {
      var kept = Files.createDirectories(left.resolve("log"));
      for (var log : files.toList()) {
        Files.copy(log, kept.resolve(log.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
