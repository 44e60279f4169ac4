package uk.coregroups.scheduling.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import uk.coregroups.events.surroundings.Surroundings;
import uk.coregroups.scheduling.calendar.BankHolidays;
import uk.coregroups.scheduling.calendar.HolidayStore;
import uk.coregroups.scheduling.revision.ReviseCalendar.ListGiven;

/** The official list is read from an address or a file; what cannot be read changes nothing. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.quartz.auto-startup=false")
@ContextConfiguration(initializers = Surroundings.class)
class ReadHolidaysTest {

  private static final LocalDate FRIDAY_7_MAY_2027 = LocalDate.of(2027, 5, 7);

  @Autowired ReviseCalendar reviseCalendar;
  @Autowired HolidayStore holidays;
  @Autowired BankHolidays bankHolidays;
  @Autowired Clock clock;
  @TempDir Path folder;

  private int status = 200;
  private String body = "";

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @BeforeEach
  void publish() throws IOException {
    body = list(", {\"title\": \"Proclaimed\", \"date\": \"2027-05-07\", \"notes\": \"\"}");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/bank-holidays.json",
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void takeBack() throws IOException {
    server.stop(0);
    reviseCalendar.save(new ListGiven(list(""), "a test", "a test", null), LocalDate.now(clock));
    holidays.read();
  }

  @Test
  void aNewDayAtTheAddressIsTakenInOnce() {
    from(address()).read();
    int version = bankHolidays.calendar().version();
    from(address()).read();

    assertThat(bankHolidays.workingDays().isWorkingDay(FRIDAY_7_MAY_2027)).isFalse();
    assertThat(bankHolidays.calendar().version())
        .as("nothing new, nothing kept")
        .isEqualTo(version);
    assertThat(holidays.origin(version).orElseThrow().source()).isEqualTo(address());
    assertThat(holidays.problem()).isEmpty();
  }

  @Test
  void aFileDoesAsWell() throws IOException {
    from(Files.writeString(folder.resolve("days.json"), body).toString()).read();

    assertThat(bankHolidays.workingDays().isWorkingDay(FRIDAY_7_MAY_2027)).isFalse();
  }

  @Test
  void anAddressThatFailsChangesNothingAndIsSaid() {
    status = 500;
    from(address()).read();

    assertThat(bankHolidays.workingDays().isWorkingDay(FRIDAY_7_MAY_2027)).isTrue();
    assertThat(holidays.problem()).contains("It could not be read from " + address() + ".");

    status = 200;
    from(address()).read();
    assertThat(holidays.problem()).isEmpty();
  }

  @Test
  void aListThatIsWrongChangesNothingAndIsSaid() {
    body = "{\"england-and-wales\": {\"events\": []}}";
    from(address()).read();

    assertThat(bankHolidays.workingDays().isWorkingDay(FRIDAY_7_MAY_2027)).isTrue();
    assertThat(holidays.problem()).contains("The file has no events under england-and-wales.");
  }

  @Test
  void noPlaceIsNoProblem() {
    int version = bankHolidays.calendar().version();
    from("").read();

    assertThat(bankHolidays.calendar().version()).isEqualTo(version);
    assertThat(holidays.problem()).isEmpty();
  }

  private ReadHolidays from(String place) {
    return new ReadHolidays(place, reviseCalendar, holidays, clock);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/bank-holidays.json";
  }

  private static String list(String more) throws IOException {
    try (var in = ReadHolidaysTest.class.getResourceAsStream("/calendar/bank-holidays.json")) {
      var file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = file.lastIndexOf(']');
      return file.substring(0, end) + more + file.substring(end);
    }
  }
}
