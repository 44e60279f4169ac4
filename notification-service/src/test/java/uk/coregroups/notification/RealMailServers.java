package uk.coregroups.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.coregroups.standalone.part.Part;
import uk.coregroups.standalone.part.Ports;

/**
 * The system's Postfix and Dovecot, as processes of our own: own folder, own ports, loopback only.
 *
 * <p>Postfix takes mail for every domain and catches a whole one into the suite's mailbox; it asks
 * a policy server, as it would ask an SPF daemon, which address each domain sends from, and writes
 * the answer on top of the mail. It strikes nothing out: what a sender forged is still there below.
 * Dovecot takes the mail over LMTP and hands it out over IMAP.
 */
final class RealMailServers implements AutoCloseable {

  private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
  private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
  private static final Path LMTP = Path.of("/usr/lib/dovecot/lmtp");
  private static final Path IMAP = Path.of("/usr/lib/dovecot/imap");

  /** Where each domain's mail comes from, as its SPF record would say. */
  private static final Map<String, String> SENDS_FROM =
      Map.of(
          "anytown.example", "127.0.0.2",
          "health.example", "127.0.0.3",
          "learning.example", "127.0.0.4",
          "mail.example", "127.0.0.5",
          "evil.example", "127.0.0.66");

  private final Path home;
  private final int smtp = Ports.free();
  private final int lmtp = Ports.free();
  private final ServerSocket policy;
  private final int sasl = Ports.free();
  private final @Nullable TokenServer tokens;
  private final Part dovecot;
  private final Part postfix;

  /** Starts both; mail is handed out on the given port, to any user with the suite's password. */
  RealMailServers(Path home, int imap, String password) {
    this(home, imap, password, null);
  }

  /** Starts both so that they take nothing but access tokens, from who sends and who reads. */
  static RealMailServers forTokensAlone(Path home, int imap, TokenServer tokens) {
    return new RealMailServers(home, imap, "", tokens);
  }

  private RealMailServers(Path home, int imap, String password, @Nullable TokenServer tokens) {
    this.home = home.toAbsolutePath();
    this.tokens = tokens;
    try {
      this.policy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofPlatform().daemon().name("policy").start(this::answerPolicy);
      folders();
      write("dovecot.conf", dovecotConf(imap, password));
      write("oauth2.conf", oauth2Conf());
      write("conf/main.cf", mainCf());
      write("conf/master.cf", masterCf());
      write("conf/aliases", "/^[0-9a-f]{32}@appointments\\.example$/ " + PostOffice.SUITE + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.dovecot = start("Dovecot", DOVECOT, "-F", "-c", this.home.resolve("dovecot.conf"));
    dovecot.await(Duration.ofSeconds(30), () -> Ports.isTaken(imap) && Ports.isTaken(lmtp));
    this.postfix = start("Postfix", POSTFIX, "-c", this.home.resolve("conf"), "start-fg");
    postfix.await(Duration.ofSeconds(30), () -> Ports.isTaken(smtp));
  }

  /** Only root can start them: they give themselves up to users of their own. */
  static boolean canBeStarted() {
    return List.of(POSTFIX, DOVECOT, LMTP, IMAP).stream().allMatch(Files::isExecutable)
        && System.getProperty("user.name").equals("root");
  }

  int smtpPort() {
    return smtp;
  }

  /** The address from which a domain's mail really comes. */
  static String home(String domain) {
    return SENDS_FROM.getOrDefault(domain, "127.0.0.66");
  }

  /** Every mail in somebody's mailbox, as it lies there. */
  List<String> mails(String mailbox) {
    int at = mailbox.indexOf('@');
    var folder =
        home.resolve("mail").resolve(mailbox.substring(at + 1)).resolve(mailbox.substring(0, at));
    // What Dovecot still writes lies elsewhere, under names that are gone a moment later.
    return Stream.of("new", "cur")
        .map(folder::resolve)
        .filter(Files::exists)
        .flatMap(RealMailServers::in)
        .map(RealMailServers::read)
        .toList();
  }

  /** What both of them have put into their logs. */
  String logs() {
    return Stream.of("mail.log", "dovecot.log")
        .map(home::resolve)
        .filter(Files::exists)
        .map(RealMailServers::read)
        .collect(joining("\n"));
  }

  @Override
  public void close() {
    postfix.kill();
    dovecot.kill();
    try (var files = Files.walk(home)) {
      policy.close();
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Part start(String name, Path program, Object... arguments) {
    var command = new java.util.ArrayList<String>(List.of(program.toString()));
    List.of(arguments).forEach(one -> command.add(one.toString()));
    return Part.start(name, home.resolve(name + ".out"), command, Map.of());
  }

  private void folders() throws IOException {
    for (var folder : List.of("conf", "queue", "data", "run", "state", "mail")) {
      Files.createDirectories(home.resolve(folder));
    }
    open(home);
    own(home.resolve("data"), "postfix");
    own(home.resolve("mail"), "nobody");
  }

  /** Their users must come through. */
  private static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void own(Path folder, String user) throws IOException {
    var users = folder.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(folder, users.lookupPrincipalByName(user));
  }

  private void write(String file, String words) throws IOException {
    Files.writeString(home.resolve(file), words);
  }

  private static Stream<Path> in(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replaceAll("\r?\n[ \t]+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answerPolicy() {
    while (!policy.isClosed()) {
      try {
        var caller = policy.accept();
        Thread.ofVirtual().start(() -> answerPolicy(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void answerPolicy(Socket caller) {
    try (caller;
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8))) {
      var asked = new HashMap<String, String>();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          caller.getOutputStream().write(verdict(asked).getBytes(UTF_8));
          caller.getOutputStream().flush();
          asked.clear();
        } else {
          asked.put(line.replaceFirst("=.*", ""), line.replaceFirst("^[^=]*=", ""));
        }
      }
    } catch (IOException e) {
      // Postfix has hung up.
      return;
    }
  }

  private static String verdict(Map<String, String> asked) {
    var sender = asked.getOrDefault("sender", "");
    var domain = sender.substring(sender.indexOf('@') + 1);
    var result =
        home(domain).equals(asked.get("client_address")) && SENDS_FROM.containsKey(domain)
            ? "pass"
            : "fail";
    return "action=PREPEND Authentication-Results: appointments.example; spf="
        + result
        + " smtp.mailfrom="
        + sender
        + "\n\n";
  }

  private String dovecotConf(int imap, String password) {
    return """
    base_dir = %1$s/run
    state_dir = %1$s/state
    instance_name = suite
    log_path = %1$s/dovecot.log
    listen = 127.0.0.1
    ssl = no
    disable_plaintext_auth = no
    %5$s
    protocols = imap lmtp
    mail_location = maildir:%1$s/mail/%%d/%%n
    first_valid_uid = 1
    userdb {
      driver = static
      args = uid=nobody gid=nogroup home=%1$s/mail/%%d/%%n allow_all_users=yes
    }
    service imap-login {
      inet_listener imap {
        port = %2$d
      }
      inet_listener imaps {
        port = 0
      }
    }
    service lmtp {
      inet_listener lmtp {
        port = %3$d
      }
    }
    """
        .formatted(home, imap, lmtp, password, tokens == null ? byPassword(password) : byToken());
  }

  private static String byPassword(String password) {
    return """
    passdb {
      driver = static
      args = password=%s
    }
    """
        .formatted(password);
  }

  /** Dovecot asks the token server about each token, and answers Postfix as well. */
  private String byToken() {
    return """
    auth_mechanisms = xoauth2
    passdb {
      driver = oauth2
      mechanisms = xoauth2
      args = %s/oauth2.conf
    }
    service auth {
      inet_listener {
        address = 127.0.0.1
        port = %d
      }
    }
    """
        .formatted(home, sasl);
  }

  private String oauth2Conf() {
    return tokens == null
        ? ""
        : """
        introspection_mode = post
        introspection_url = %s/introspect
        username_attribute = username
        active_attribute = active
        active_value = true
        """
            .formatted(tokens.url());
  }

  private String submission() {
    return tokens == null
        ? ""
        : """
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = inet:127.0.0.1:%d
        smtpd_client_restrictions = permit_sasl_authenticated, reject
        smtpd_delay_reject = yes
        """
            .formatted(sasl);
  }

  /** Lays a mail into somebody's mailbox; it is written as it is needed. */
  void put(String mailbox, MailWriter writer) {
    int at = mailbox.indexOf('@');
    var domain = home.resolve("mail").resolve(mailbox.substring(at + 1));
    var folder = domain.resolve(mailbox.substring(0, at));
    try {
      for (var one : List.of(domain, folder)) {
        Files.createDirectories(one);
        own(one, "nobody");
      }
      for (var one : List.of("tmp", "cur", "new")) {
        Files.createDirectories(folder.resolve(one));
        own(folder.resolve(one), "nobody");
      }
      var name = System.nanoTime() + ".put.here";
      var file = folder.resolve("tmp").resolve(name);
      try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
        writer.writeTo(out);
      }
      own(file, "nobody");
      Files.move(file, folder.resolve("new").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a mail. */
  interface MailWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  private String mainCf() {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/queue
    data_directory = %1$s/data
    mail_owner = postfix
    setgid_group = postdrop
    myhostname = mx.appointments.example
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    mydestination =
    mynetworks =
    alias_maps =
    alias_database =
    local_transport = error:no local mail
    smtpd_relay_restrictions = reject_unauth_destination
    smtpd_data_restrictions = check_policy_service inet:127.0.0.1:%3$d
    virtual_mailbox_domains = appointments.example, anytown.example, health.example,
      learning.example, mail.example, evil.example
    virtual_mailbox_maps = static:all
    virtual_alias_maps = regexp:%1$s/conf/aliases
    virtual_transport = lmtp:inet:127.0.0.1:%2$d
    lmtp_destination_recipient_limit = 1
    queue_run_delay = 2s
    minimal_backoff_time = 2s
    maillog_file = %1$s/mail.log
    maillog_file_prefixes = %1$s
    """
            .formatted(home, lmtp, policy.getLocalPort())
        + submission();
  }

  private String masterCf() {
    return """
    127.0.0.1:%d inet n - n - - smtpd
    cleanup unix n - n - 0 cleanup
    qmgr unix n - n 300 1 qmgr
    rewrite unix - - n - - trivial-rewrite
    bounce unix - - n - 0 bounce
    defer unix - - n - 0 bounce
    trace unix - - n - 0 bounce
    verify unix - - n - 1 verify
    flush unix n - n 1000? 0 flush
    proxymap unix - - n - - proxymap
    error unix - - n - - error
    retry unix - - n - - error
    lmtp unix - - n - - lmtp flags=O
    anvil unix - - n - 1 anvil
    postlog unix-dgram n - n - 1 postlogd
    """
        .formatted(smtp);
  }
}
