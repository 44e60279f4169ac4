package uk.coregroups.membership.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.membership.file.Encoding;

/** Keeps how a partnership's extracts are written. */
@Service
class KeepWriting {

  private static final int LONGEST = 100;

  private final WritingStore writings;

  KeepWriting(WritingStore writings) {
    this.writings = writings;
  }

  /**
   * Saves it.
   *
   * @param headings by our own name of each column; one left empty is called what we call it
   */
  @Transactional
  public Outcome<Writing> keep(
      PartnershipId partnership,
      Map<String, String> headings,
      Writing.Dates dates,
      Encoding encoding) {
    var wrongs = new ArrayList<Wrong>();
    var own = new EnumMap<Column, String>(Column.class);
    headings.forEach((name, heading) -> {
      var column = Column.of(name);
      if (column.isEmpty()) {
        wrongs.add(new Wrong(name, "is no column of an extract"));
      } else if (heading.strip().length() > LONGEST) {
        wrongs.add(new Wrong(name, "must be at most 100 characters"));
      } else if (!heading.isBlank()) {
        own.put(column.get(), heading.strip());
      }
    });
    var writing = new Writing(own, dates, encoding);
    var taken = new HashMap<String, Column>();
    for (var column : Column.values()) {
      var other = taken.put(writing.heading(column).toLowerCase(Locale.ROOT), column);
      if (other != null) {
        wrongs.add(new Wrong(column.heading(), "has the same heading as " + other.heading()));
      }
    }
    if (!wrongs.isEmpty()) {
      return new Outcome.Refused<>(wrongs);
    }
    writings.save(partnership, writing);
    return Outcome.done(writing);
  }
}
