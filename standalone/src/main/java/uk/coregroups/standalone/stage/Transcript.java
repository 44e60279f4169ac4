package uk.coregroups.standalone.stage;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What happened, as a person reads it: on the screen at once, and in a file for later. */
public final class Transcript implements AutoCloseable {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.UK);

  private final PrintWriter file;

  public Transcript(Path file) {
    try {
      this.file = new PrintWriter(Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void title(String words) {
    write("# " + words + "\n");
  }

  public void story(String words) {
    write("\n## " + words + "\n");
  }

  public void moment(LocalDateTime when) {
    write("\n### " + MOMENT.format(when) + "\n");
  }

  public void say(String words) {
    write(words + "\n");
  }

  /** A list, or a sentence if there is nothing to list. */
  public void list(Iterable<String> lines, String ifEmpty) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append("* ").append(line).append('\n'));
    write(text.isEmpty() ? ifEmpty + "\n" : text.toString());
  }

  /** A letter word for word. */
  public void letter(String head, String body) {
    write("> **" + head + "**\n>\n> " + body.strip().replace("\n", "\n> ") + "\n");
  }

  private void write(String text) {
    System.out.println(text);
    file.println(text);
    file.flush();
  }

  @Override
  public void close() {
    file.close();
  }
}
