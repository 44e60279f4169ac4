package uk.coregroups.journey;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what the stories left as somebody would who should learn nothing from it: every header and
 * every decoded part of a mail, every unfolded line of an invitation, every text, every name of a
 * file; and the logs.
 */
final class Outsider {

  /** What no letter says, after the list of words that are never sent (rulings 1 and 2). */
  private static final List<String> BANNED =
      List.of(
          "child protection",
          "core group",
          "conference",
          "safeguarding",
          "cp plan",
          "protection plan",
          "category of harm",
          "neglect",
          "sexual abuse",
          "emotional abuse",
          "physical abuse",
          "professionals meeting",
          "designated safeguarding lead");

  private static final String INITIALS = "dsl";

  private final Path left;
  private final List<String> cast;

  /** Takes the folder the stories left. */
  Outsider(Path left) throws IOException {
    this.left = left;
    this.cast = Files.readAllLines(left.resolve("cast.txt"));
  }

  /** Everything they learn, in words; empty if they learn nothing. */
  List<String> learns() throws IOException, MessagingException {
    var learnt = new ArrayList<String>();
    for (var file : files("mail")) {
      learnt.addAll(inLetter(file, mail(file)));
    }
    for (var file : files("calendar")) {
      learnt.addAll(inLetter(file, text(file).replaceAll("\r?\n[ \t]", "")));
    }
    for (var file : files("sms")) {
      learnt.addAll(inLetter(file, text(file)));
    }
    for (var file : files("log")) {
      learnt.addAll(names(file, text(file)));
    }
    return learnt;
  }

  /** How much there was to read, by folder. */
  int read(String folder) throws IOException {
    return files(folder).size();
  }

  private List<Path> files(String folder) throws IOException {
    try (var files = Files.list(left.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private List<String> inLetter(Path file, String words) {
    var all = names(file, words);
    var readable = words.replaceAll("/a/[A-Za-z0-9_-]+", "/a/");
    var squeezed = squeeze(readable);
    for (var banned : BANNED) {
      if (squeezed.contains(squeeze(banned))) {
        all.add(file.getFileName() + " says: " + banned);
      }
    }
    if (List.of(readable.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)).contains(INITIALS)) {
      all.add(file.getFileName() + " says: " + INITIALS);
    }
    return all;
  }

  private List<String> names(Path file, String words) {
    var squeezed = squeeze(file.getFileName() + "\n" + words);
    return cast.stream()
        .filter(line -> squeezed.contains(squeeze(line)))
        .map(line -> file.getFileName() + " names: " + line)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Letters and digits alone, so that nothing hides in spaces, capitals or punctuation. */
  private static String squeeze(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** The mail as written, and again with every header and part decoded. */
  private static String mail(Path file) throws IOException, MessagingException {
    var raw = Files.readAllBytes(file);
    var message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    var own = message.getHeader("Delivered-To", ",");
    var words = new StringBuilder();
    collect(message, words);
    return own == null ? words.toString() : words.toString().replace(own, "");
  }

  private static void collect(Part part, StringBuilder words)
      throws MessagingException, IOException {
    for (Header header : Collections.list(part.getAllHeaders())) {
      words.append(header.getName()).append(": ");
      words.append(MimeUtility.decodeText(MimeUtility.unfold(header.getValue()))).append('\n');
      // Encoded words and parameters may stand next to each other: as they are, too.
      words.append(header.getValue()).append('\n');
    }
    if (part.getFileName() != null) {
      words.append(MimeUtility.decodeText(part.getFileName())).append('\n');
    }
    if (part.getContent() instanceof Multipart several) {
      for (BodyPart one : parts(several)) {
        collect(one, words);
      }
      return;
    }
    var decoded = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    words.append(decoded.replaceAll("\r?\n[ \t]", "")).append('\n');
    words.append(decoded.replaceAll("<[^>]*>", "")).append('\n');
  }

  private static List<BodyPart> parts(Multipart several) throws MessagingException {
    var parts = new ArrayList<BodyPart>();
    for (int i = 0; i < several.getCount(); i++) {
      parts.add(several.getBodyPart(i));
    }
    return parts;
  }

  /** A folder of the kind the stories leave, with nothing in it but a cast. */
  static Path empty(Path folder, Stream<String> cast) throws IOException {
    for (var name : List.of("mail", "calendar", "sms", "log")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.write(folder.resolve("cast.txt"), cast.toList());
    return folder;
  }
}
