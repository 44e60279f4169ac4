package uk.coregroups.standalone.bench;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * What a team would write instead: a Quartz trigger for every reminder, in a clustered JDBC store
 * with ten threads, and one {@code JavaMailSender.send} when it fires. The sender is as it comes:
 * it opens a connection for every letter, and nobody has told the mail library its stream provider.
 *
 * <p>It is let off lightly: it keeps no ledger, reads no address, and setting its triggers is not
 * counted.
 */
final class QuartzPerReminder {

  private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  private static final String SCHEMA = "bench";

  private final SameLetter letter;
  private final JavaMailSender sender;
  private final Map<String, String> database;

  /**
   * Takes the sink's port and a database.
   *
   * @param database as a service is told of it; it gets a schema of its own
   */
  QuartzPerReminder(SameLetter letter, int port, Map<String, String> database) {
    this.letter = letter;
    this.database = database;
    var mail = new JavaMailSenderImpl();
    mail.setHost("127.0.0.1");
    mail.setPort(port);
    this.sender = mail;
  }

  /** Sets so many reminders, lets them all fire, and says how many letters a second came. */
  double rate(int reminders, Sink sink) {
    try {
      makeTables();
      var scheduler = new StdSchedulerFactory(settings()).getScheduler();
      scheduler.setJobFactory((fired, ignored) -> new Remind(sender, letter));
      try {
        set(scheduler, reminders);
        var tally = sink.startOver();
        long began = System.nanoTime();
        scheduler.start();
        new Progress("Letters by Quartz", reminders).await(tally::accepted);
        double seconds = (tally.lastAt() - began) / 1e9;
        return reminders / seconds;
      } finally {
        scheduler.shutdown(true);
      }
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz failed", e);
    }
  }

  private static void set(Scheduler scheduler, int reminders) throws SchedulerException {
    var progress = new Progress("Triggers set", reminders);
    for (int i = 1; i <= reminders; i++) {
      var job = JobBuilder.newJob(Remind.class).withIdentity("reminder-" + i).build();
      scheduler.scheduleJob(
          job, TriggerBuilder.newTrigger().withIdentity("at-" + i).startNow().build());
      progress.reached(i);
    }
  }

  private Properties settings() {
    var settings = new Properties();
    settings.put("org.quartz.scheduler.instanceName", "reminders");
    settings.put("org.quartz.scheduler.instanceId", "AUTO");
    settings.put("org.quartz.threadPool.threadCount", "10");
    settings.put("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.put(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.put("org.quartz.jobStore.isClustered", "true");
    settings.put("org.quartz.jobStore.dataSource", "postgres");
    settings.put("org.quartz.dataSource.postgres.provider", "hikaricp");
    settings.put("org.quartz.dataSource.postgres.driver", "org.postgresql.Driver");
    settings.put("org.quartz.dataSource.postgres.URL", url());
    settings.put("org.quartz.dataSource.postgres.user", of("DATABASE_USER"));
    settings.put("org.quartz.dataSource.postgres.password", of("DATABASE_PASSWORD"));
    settings.put("org.quartz.dataSource.postgres.maxConnections", "12");
    return settings;
  }

  private void makeTables() {
    try (var connection =
            DriverManager.getConnection(url(), of("DATABASE_USER"), of("DATABASE_PASSWORD"));
        var statement = connection.createStatement();
        var script = Objects.requireNonNull(Scheduler.class.getResourceAsStream(TABLES))) {
      statement.execute("create schema " + SCHEMA);
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (SQLException e) {
      throw new IllegalStateException("Quartz's tables could not be made", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String url() {
    return of("DATABASE_URL") + "?currentSchema=" + SCHEMA;
  }

  private String of(String variable) {
    return Objects.requireNonNull(database.get(variable));
  }

  /** One reminder. */
  private static final class Remind implements Job {

    private final JavaMailSender sender;
    private final SameLetter letter;

    Remind(JavaMailSender sender, SameLetter letter) {
      this.sender = sender;
      this.letter = letter;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
      try {
        sender.send(letter.into(sender.createMimeMessage()));
      } catch (MessagingException e) {
        throw new JobExecutionException(e);
      }
    }
  }
}
