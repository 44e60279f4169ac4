package uk.coregroups.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** A password of a part's own, made up once and kept in a file that only its owner can read. */
public final class PasswordFile {

  private PasswordFile() {}

  /** Reads the password kept in this folder, which is made and closed to everybody else. */
  public static String in(Path folder) {
    return in(folder, PasswordFile::madeUp);
  }

  /** The same, where the first password is not to be made up. */
  public static String in(Path folder, Supplier<String> first) {
    var file = folder.resolve("password");
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      if (Files.notExists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, first.get());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The password in " + file + " cannot be read", e);
    }
  }

  private static String madeUp() {
    var secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
