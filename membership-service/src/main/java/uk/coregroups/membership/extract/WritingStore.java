package uk.coregroups.membership.extract;

import java.util.EnumMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.extract.Writing.Dates;
import uk.coregroups.membership.file.Encoding;

/** How extracts are written: the tables {@code extract_writing} and {@code extract_column}. */
@Repository
public class WritingStore {

  private final JdbcClient jdbc;

  WritingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As the partnership's extracts are written. */
  public Writing of(PartnershipId partnership) {
    var headings = new EnumMap<Column, String>(Column.class);
    jdbc.sql("select name, heading from extract_column where partnership = :partnership")
        .param("partnership", partnership.value())
        .query(row -> {
          headings.put(Column.valueOf(row.getString("name")), row.getString("heading"));
        });
    return jdbc.sql("select dates, encoding from extract_writing where partnership = :partnership")
        .param("partnership", partnership.value())
        .query((row, n) ->
            new Writing(
                headings,
                Dates.valueOf(row.getString("dates")),
                Encoding.valueOf(row.getString("encoding"))))
        .optional()
        .orElse(Writing.USUAL);
  }

  void save(PartnershipId partnership, Writing writing) {
    jdbc.sql(
            """
            insert into extract_writing (partnership, dates, encoding)
            values (:partnership, :dates, :encoding)
            on conflict (partnership) do update
              set dates = excluded.dates, encoding = excluded.encoding
            """)
        .param("partnership", partnership.value())
        .param("dates", writing.dates().name())
        .param("encoding", writing.encoding().name())
        .update();
    jdbc.sql("delete from extract_column where partnership = :partnership")
        .param("partnership", partnership.value())
        .update();
    writing
        .headings()
        .forEach((column, heading) ->
            jdbc.sql(
                    """
                    insert into extract_column (partnership, name, heading)
                    values (:partnership, :name, :heading)
                    """)
                .param("partnership", partnership.value())
                .param("name", column.name())
                .param("heading", heading)
                .update());
  }
}
