package uk.coregroups.scheduling;

import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Makes Quartz's tables from the script in its own jar, without the lines that would drop them. */
@Component
class V11__QuartzTables extends BaseJavaMigration {

  private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";

  @Override
  public void migrate(Context context) throws Exception {
    var script = new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8);
    try (var statement = context.getConnection().createStatement()) {
      for (var one : script.replaceAll("(?m)^\\s*(--|DROP ).*$", "").split(";", -1)) {
        var sql = one.strip();
        if (!sql.isEmpty() && !sql.equalsIgnoreCase("commit")) {
          statement.execute(sql);
        }
      }
    }
  }
}
