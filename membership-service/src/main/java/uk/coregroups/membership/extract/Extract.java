package uk.coregroups.membership.extract;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Reads an extract as it arrives; it never holds more of it than a few hundred rows. */
public final class Extract {

  private static final int ROWS_AT_ONCE = 500;

  /** A quotation mark left open must not make a cell of the whole file. */
  private static final int LONGEST_CELL = 64 * 1024;

  private final Writing writing;

  public Extract(Writing writing) {
    this.writing = writing;
  }

  /**
   * Reads all of it, to the end.
   *
   * @param faults what is wrong with the file as a whole; then there were no rows
   * @return the SHA-256 of every byte, by which the same file is known again
   */
  public String read(InputStream bytes, Consumer<List<Row>> rows, Consumer<Fault> faults)
      throws IOException {
    var digest = sha256();
    var counted = new DigestInputStream(bytes, digest);
    try {
      read(counted, new Cells(writing, faults), rows);
    } catch (CsvParseException e) {
      faults.accept(
          new Fault(
              1,
              null,
              null,
              "The file cannot be read as CSV: a quotation mark is missing or is one too many"));
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CharacterCodingException)) {
        throw new IOException("The upload broke off", e);
      }
      faults.accept(new Fault(1, null, null, otherLetters()));
    }
    counted.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(digest.digest());
  }

  private void read(InputStream bytes, Cells cells, Consumer<List<Row>> rows) throws IOException {
    var decoder =
        writing
            .encoding()
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var batch = new ArrayList<Row>(ROWS_AT_ONCE);
    // It is not closed: whoever gave us the bytes reads on to their end.
    var reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .maxBufferSize(LONGEST_CELL)
            .build(cells, new InputStreamReader(bytes, decoder));
    for (var row : reader) {
      if (cells.isLost()) {
        return;
      }
      if (row.number() > 1) {
        batch.add(row);
      }
      if (batch.size() == ROWS_AT_ONCE) {
        rows.accept(List.copyOf(batch));
        batch.clear();
      }
    }
    rows.accept(List.copyOf(batch));
  }

  private String otherLetters() {
    var said =
        switch (writing.encoding()) {
          case UTF_8 -> "UTF-8";
          case WINDOWS_1252 -> "Windows-1252";
        };
    return "The file is not written in " + said + "; say how it is written, or write it otherwise";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }
}
