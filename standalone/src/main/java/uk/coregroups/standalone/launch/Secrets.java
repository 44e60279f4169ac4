package uk.coregroups.standalone.launch;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;

/**
 * What this installation made up for itself the first time and keeps in a file only its owner can
 * read.
 *
 * @param password of the demonstration's accounts
 * @param answerLinkKey shared by notification and gateway
 * @param wordsKey shared by membership and notification
 * @param signingKey of the gateway's tokens, private and public in PEM
 * @param mailboxPassword of the organiser's mailbox
 * @param textToken that the text provider signs with
 * @param partnership the demonstration's
 */
public record Secrets(
    String password,
    String answerLinkKey,
    String wordsKey,
    String signingKey,
    String mailboxPassword,
    String textToken,
    UUID partnership) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Reads the file, or makes it. */
  static Secrets in(Path home) {
    var file = home.resolve("secrets.properties");
    try {
      if (Files.notExists(file)) {
        write(file);
      }
      var kept = new Properties();
      try (Reader in = Files.newBufferedReader(file)) {
        kept.load(in);
      }
      return new Secrets(
          kept.getProperty("password"),
          kept.getProperty("answer-link-key"),
          // A file of before has none: any key that is this installation's own will do.
          kept.getProperty("words-key", kept.getProperty("answer-link-key")),
          kept.getProperty("signing-key"),
          kept.getProperty("mailbox-password"),
          kept.getProperty("text-token"),
          UUID.fromString(kept.getProperty("partnership")));
    } catch (IOException e) {
      throw new UncheckedIOException("The secrets in " + file + " cannot be read", e);
    }
  }

  private static void write(Path file) throws IOException {
    var made = new Properties();
    made.setProperty("password", hex(2) + "-" + hex(2) + "-" + hex(2));
    made.setProperty("answer-link-key", hex(24));
    made.setProperty("words-key", hex(24));
    made.setProperty("signing-key", pem());
    made.setProperty("mailbox-password", hex(12));
    made.setProperty("text-token", hex(16));
    made.setProperty("partnership", UUID.randomUUID().toString());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer out = Files.newBufferedWriter(file)) {
      made.store(out, "Made once for this installation. Keep it to yourself.");
    }
  }

  private static String pem() {
    try {
      var maker = KeyPairGenerator.getInstance("EC");
      maker.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = maker.generateKeyPair();
      return block("PRIVATE KEY", pair.getPrivate().getEncoded())
          + block("PUBLIC KEY", pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has the curve P-256", e);
    }
  }

  private static String block(String name, byte[] bytes) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + name + "-----\n" + lines + "\n-----END " + name + "-----\n";
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public String toString() {
    return "Secrets[…]";
  }
}
