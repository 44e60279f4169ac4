package uk.coregroups.membership.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the letters of a file are written as bytes.
 *
 * <p>The register is given out in Windows-1252 and a spreadsheet may have saved it as UTF-8. Bytes
 * that are UTF-8 throughout are taken as UTF-8: in text of the other kind an accent or a curly
 * apostrophe would have broken it.
 */
public enum Encoding {
  UTF_8("UTF-8", StandardCharsets.UTF_8),
  WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"));

  private static final int BLOCK = 1 << 16;

  private final String words;
  private final Charset charset;

  Encoding(String words, Charset charset) {
    this.words = words;
    this.charset = charset;
  }

  /** For a page. */
  public String words() {
    return words;
  }

  public Charset charset() {
    return charset;
  }

  /** Why a file is no text at all, in words; nothing if it may be. */
  public static Optional<String> objection(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      var first = bytes.readNBytes(2);
      if (first.length < 2) {
        return Optional.of("is empty");
      }
      if (first[0] == 'P' && first[1] == 'K') {
        return Optional.of(
            "is a ZIP or Excel file; unpack it, or save it as CSV, and send the CSV file");
      }
      boolean wide = (first[0] & 0xff) + (first[1] & 0xff) == 0xff + 0xfe;
      return wide
          ? Optional.of("is what Excel calls Unicode text; save it as CSV UTF-8 instead")
          : Optional.empty();
    }
  }

  /** The one in which a file is written. */
  public static Encoding of(Path file) throws IOException {
    try (var reader = strictly(Files.newInputStream(file))) {
      var letters = new char[BLOCK];
      while (reader.read(letters) >= 0) {
        // Every letter must be one.
      }
      return UTF_8;
    } catch (CharacterCodingException e) {
      return WINDOWS_1252;
    }
  }

  /** Reads a file in it; a mark at its beginning that says so is left out. */
  public Reader open(Path file) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static Reader strictly(InputStream bytes) {
    return new InputStreamReader(
        bytes,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
