package uk.coregroups.membership.scrutiny;

import java.time.LocalDate;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.extract.Faults;

/** Begins and ends the looking over of an extract; what it lays out lasts as the transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LookOver {

  private final JdbcTemplate jdbc;
  private final KnownStore known;
  private final HeldRows heldRows;
  private final CrossCheck crossCheck;
  private final boolean allowDrama;

  LookOver(
      JdbcTemplate jdbc,
      KnownStore known,
      HeldRows heldRows,
      CrossCheck crossCheck,
      @Value("${membership.allow-drama-numbers}") boolean allowDrama) {
    this.jdbc = jdbc;
    this.known = known;
    this.heldRows = heldRows;
    this.crossCheck = crossCheck;
    this.allowDrama = allowDrama;
  }

  /** Ready for rows. */
  public Scrutiny begin(PartnershipId partnership, Faults faults, LocalDate today, long moment) {
    jdbc.execute("set local work_mem = '64MB'; set local maintenance_work_mem = '128MB'");
    jdbc.execute(Layout.TABLES);
    ConnectionCallback<PGConnection> unwrap = one -> one.unwrap(PGConnection.class);
    var connection = Objects.requireNonNull(jdbc.execute(unwrap));
    return new Scrutiny(
        known.of(partnership, moment), faults, Layout.on(connection), today, allowDrama);
  }

  /**
   * There are no more rows: holds back what is not for whoever brought them to change, and says
   * what is wrong with them all together.
   */
  public void end(Scrutiny scrutiny, PartnershipId partnership, String by, LocalDate today) {
    scrutiny.end();
    // A small sample is enough to tell large from small, and takes no time.
    jdbc.execute("set local default_statistics_target = 10");
    // Whole tables are joined from here on. Memberships that came with an extract a moment ago are
    // one row to the planner, and it would go through all of them for each of them.
    jdbc.execute("set local enable_nestloop = off");
    jdbc.execute("analyze s_person, s_family, s_child, s_member");
    heldRows.holdBack(partnership, by);
    crossCheck.check(scrutiny, partnership, today);
  }
}
