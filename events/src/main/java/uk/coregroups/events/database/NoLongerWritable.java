package uk.coregroups.events.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Gives a connection up through which nothing can be written: its server has become a standby, and
 * the one that can be written is found by connecting anew. For the pool, which knows by itself only
 * of connections that are broken.
 */
public final class NoLongerWritable implements SQLExceptionOverride {

  private static final String READ_ONLY = "25006";

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return READ_ONLY.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
