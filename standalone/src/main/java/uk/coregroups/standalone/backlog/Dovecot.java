package uk.coregroups.standalone.backlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.part.Ports;

/**
 * A real Dovecot on loopback with one mailbox, in a folder of its own, that hands it out by IMAP.
 * Mails are laid beside the mailbox first, and are in it all at once when they are brought.
 */
public final class Dovecot implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
  private static final Path IMAP = Path.of("/usr/lib/dovecot/imap");
  private static final String USER = "nobody";
  private static final String PASSWORD = "backlog";

  private final Path home;
  private final int port = Ports.free();
  private final String mailbox;
  private final Part part;

  private Dovecot(String mailbox) throws IOException {
    this.mailbox = mailbox;
    this.home = Files.createTempDirectory("core-groups-mailbox");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (var one : List.of("run", "state", "mail", "mail/tmp", "mail/new", "mail/cur", "laid")) {
      Files.createDirectories(home.resolve(one));
    }
    for (var one : List.of("mail", "mail/tmp", "mail/new", "mail/cur")) {
      Files.setOwner(home.resolve(one), user());
    }
    var settings = home.resolve("dovecot.conf");
    Files.writeString(settings, settings());
    this.part =
        Part.start(
            "Dovecot",
            home.resolve("dovecot.out"),
            List.of(PROGRAM.toString(), "-F", "-c", settings.toString()),
            Map.of());
    part.await(Duration.ofSeconds(30), () -> Ports.isTaken(port));
  }

  /**
   * Starts it, with an empty mailbox.
   *
   * @throws IllegalStateException in words, if that cannot be done here
   */
  public static Dovecot start(String mailbox) {
    if (!Files.isExecutable(PROGRAM) || !Files.isExecutable(IMAP)) {
      throw new IllegalStateException(
          "The mailbox must be a real one, and no Dovecot is installed: the package is"
              + " dovecot-imapd.");
    }
    if (!System.getProperty("user.name").equals("root")) {
      throw new IllegalStateException(
          "Only root can start Dovecot, which gives itself up to users of its own.");
    }
    try {
      return new Dovecot(mailbox);
    } catch (IOException e) {
      throw new UncheckedIOException("Dovecot's folder could not be made", e);
    }
  }

  /** How the mailbox is reached. */
  public String address() {
    return URI.create(
            "imap://" + mailbox.replace("@", "%40") + ":" + PASSWORD + "@127.0.0.1:" + port)
        .toString();
  }

  /** Lays all mails beside the mailbox, named as Dovecot itself names what it is given. */
  public void lay(Backlog backlog) {
    try {
      var user = user();
      var now = FileTime.from(Instant.now());
      for (int i = 0; i < backlog.size(); i++) {
        var mail = backlog.mail(i);
        long lines = mail.chars().filter(letter -> letter == '\n').count();
        var octets = mail.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var name =
            "%d.M%06dP1.store,S=%d,W=%d"
                .formatted(1_793_000_000 + i, i, octets.length, octets.length + lines);
        var file = Files.write(home.resolve("laid").resolve(name), octets);
        Files.setOwner(file, user);
        Files.setLastModifiedTime(file, now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A mail could not be laid down", e);
    }
  }

  /** Puts all that was laid down into the mailbox. */
  public void bring() {
    try {
      for (var one : in(home.resolve("laid"))) {
        Files.move(one, home.resolve("mail/new").resolve(one.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A mail could not be brought", e);
    }
  }

  /** The mails in the mailbox, in the order in which they lie there. */
  public List<Path> mails() {
    return Stream.of("mail/new", "mail/cur")
        .flatMap(folder -> in(home.resolve(folder)).stream())
        .sorted(Comparator.comparing(Path::getFileName))
        .toList();
  }

  @Override
  public void close() {
    part.kill();
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + home + " could not be removed", e);
    }
  }

  private static List<Path> in(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UserPrincipal user() throws IOException {
    return home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
  }

  private String settings() {
    return """
    base_dir = %1$s/run
    state_dir = %1$s/state
    instance_name = backlog
    log_path = %1$s/dovecot.log
    listen = 127.0.0.1
    ssl = no
    disable_plaintext_auth = no
    protocols = imap
    mail_location = maildir:%1$s/mail
    first_valid_uid = 1
    passdb {
      driver = static
      args = password=%3$s
    }
    userdb {
      driver = static
      args = uid=%4$s gid=nogroup home=%1$s/mail allow_all_users=yes
    }
    service imap-login {
      inet_listener imap {
        port = %2$d
      }
      inet_listener imaps {
        port = 0
      }
    }
    """
        .formatted(home, port, PASSWORD, USER);
  }
}
