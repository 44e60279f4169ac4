package uk.coregroups.gateway.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;

/** What is too large is said to be so in words, and no file stays behind whatever happens. */
class UploadsTest extends Gate {

  private static final Path FILES = temporary();

  private Browser browser = new Browser(0);
  private String token = "";

  @DynamicPropertySource
  static void smaller(DynamicPropertyRegistry settings) {
    settings.add("spring.servlet.multipart.location", FILES::toString);
    settings.add("spring.servlet.multipart.max-file-size", () -> "300KB");
    settings.add("spring.servlet.multipart.max-request-size", () -> "400KB");
  }

  @BeforeEach
  void anAdministratorHasThePageOpen() {
    MEMBERSHIP.answers("GET /intakes", "{\"count\": 0, \"rows\": []}");
    MEMBERSHIP.answers("POST /intakes", "{\"id\": \"" + UUID.randomUUID() + "\"}");
    browser = signedIn(ADMINISTRATOR);
    token = browser.get("/intake").page().select("input[name=_csrf]").val();
    assertThat(token).isNotEmpty();
    await().until(() -> files().isEmpty());
  }

  @AfterAll
  static void nothingIsLeft() throws IOException {
    assertThat(files()).isEmpty();
    Files.delete(FILES);
  }

  @Test
  void aFileIsOnTheDiskForAsLongAsItsRequestLasts() {
    MEMBERSHIP.slowsDown(Duration.ofSeconds(1));
    var sent = new ArrayList<Integer>();
    var sending =
        Thread.ofVirtual()
            .start(() -> sent.add(browser.uploadAs("/intake", token, "file", bytes(200)).status()));
    await().until(() -> !files().isEmpty());
    await().until(() -> !sending.isAlive());

    assertThat(sent).containsExactly(303);
    await().until(() -> files().isEmpty());
  }

  @Test
  void aFileThatIsTooLargeIsSaidToBe() {
    for (int kilobytes : new int[] {350, 500}) {
      var shown = browser.uploadAs("/intake", token, "file", bytes(kilobytes));
      assertThat(browser.follow(shown).words())
          .as("%d KB", kilobytes)
          .containsAnyOf("This is too large", "the file is larger than 200 MB");
      assertThat(shown.status()).isIn(303, 413);
      await().until(() -> files().isEmpty());
    }
    var announced = raw("Content-Length: 300000000\r\n", "--edge\r\n");
    assertThat(announced).startsWith("HTTP/1.1 413").contains("This is too large", "200 MB");
    assertThat(MEMBERSHIP.calls("POST /intakes")).isEmpty();
  }

  @Test
  void aFormThatIsTooLargeIsSaidToBe() {
    var long3MB = "x".repeat(3_000_000);
    for (var path : List.of("/sign-in/staff", "/sign-in/code", "/a/x")) {
      var shown = visitor().post(path, Map.of("answer", long3MB, "_csrf", "x"));
      assertThat(shown.status()).as(path).isEqualTo(413);
      assertThat(shown.words()).as(path).contains("This is too large", "a form 2 MB");
      assertThat(shown.body()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void aFileWithoutItsHiddenTokenLeavesNothing() {
    assertThat(browser.uploadAs("/intake", "guess", "file", bytes(200)).status()).isEqualTo(403);
    await().until(() -> files().isEmpty());
  }

  @Test
  void whoHangsUpHalfWayLeavesNothing() throws IOException {
    for (int n = 0; n < 3; n++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        send(socket, "Content-Length: 300000\r\n", part() + "y".repeat(150_000));
        await().atMost(Duration.ofSeconds(10)).until(() -> !files().isEmpty());
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> files().isEmpty());
    }
    assertThat(browser.uploadAs("/intake", token, "file", bytes(10)).status()).isEqualTo(303);
  }

  @Test
  void aPartThatIsNoPartLeavesNothing() {
    var shown = raw("Content-Length: 20\r\n", "--edge\r\nno headers--");
    assertThat(shown).doesNotContain("Exception", "HTTP/1.1 500");
    await().until(() -> files().isEmpty());
  }

  @Test
  void noMoreFilesAreTakenInAtOnceThanTheDiskHasRoomFor() throws IOException {
    // Who hung up before may hold a place until the server has noticed.
    await().atMost(Duration.ofSeconds(60)).until(this::aThirdIsRefusedWhileTwoAreTakenIn);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> browser.uploadAs("/intake", token, "file", bytes(10)).status() == 303);
  }

  private boolean aThirdIsRefusedWhileTwoAreTakenIn() throws IOException {
    try (var one = new Socket(InetAddress.getLoopbackAddress(), port);
        var two = new Socket(InetAddress.getLoopbackAddress(), port)) {
      send(one, "Content-Length: 300000\r\n", part() + "y".repeat(150_000));
      send(two, "Content-Length: 300000\r\n", part() + "y".repeat(150_000));
      for (int looks = 0; files().size() < 2; looks++) {
        if (looks == 40) {
          return false;
        }
        Thread.sleep(50);
      }
      var third = browser.uploadAs("/intake", token, "file", bytes(10));
      assertThat(third.status()).isEqualTo(503);
      assertThat(third.words()).contains("Nothing has been changed. Try again in a few minutes.");
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void whoeverHasNotSignedInWritesNothingToTheDisk() {
    for (var path :
        List.of("/a/x", "/webhooks/twilio/incoming", "/sign-in/staff", "/api/membership/people")) {
      var shown = visitor().uploadAs(path, "x", "answer", bytes(200));
      assertThat(shown.status()).as(path).isIn(401, 403);
      assertThat(files()).isEmpty();
    }
  }

  private String raw(String length, String body) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(15_000);
      send(socket, length, body);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(Socket socket, String length, String body) throws IOException {
    var head =
        "POST /intake HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: s="
            + browser.cookies().get("s")
            + "\r\nContent-Type: multipart/form-data; boundary=edge\r\n"
            + length
            + "\r\n"
            + body;
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private String part() {
    return "--edge\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
        + token
        + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"e.csv\"\r\n\r\n";
  }

  private static byte[] bytes(int kilobytes) {
    return "x".repeat(kilobytes * 1024).getBytes(UTF_8);
  }

  private static List<Path> files() {
    try (var all = Files.walk(FILES)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("uploads");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
