package uk.coregroups.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Who somebody is, and how they are reached, is changed by these statements and no others, and each
 * of them stands behind {@code NamedStaff} or rows that {@code HeldRows} has held back. Whoever
 * adds one asks there first, and only then adds it to this list.
 */
class WhoSomebodyIsTest {

  private static final Path MAIN = Path.of("src/main/java/uk/coregroups/membership");

  private static final Pattern CHANGES =
      Pattern.compile(
          "update (person|safe_contact|school_lead)\\b"
              + "|insert into (safe_contact|school_lead)\\b"
              + "|update member (m )?set (person|m\\.person)\\b");

  /** How many in each class, and who is asked first. */
  private static final Map<String, Integer> BEHIND_THE_CHECK =
      Map.of(
          "person/PersonStore", 2, // PersonApi asks NamedStaff
          "merge/MergeStore", 8, // MergeApi asks NamedStaff
          "school/SchoolStore", 1, // KeepSchool and ImportLeads ask NamedStaff
          "intake/Loading", 2, // HeldRows
          "need/NeedStore", 1); // when somebody was asked what they need, and nothing else

  @Test
  void noStatementChangesWhoSomebodyIsButThoseThatAskNamedStaffFirst() throws IOException {
    assertThat(statements()).containsExactlyInAnyOrderEntriesOf(BEHIND_THE_CHECK);
  }

  private static Map<String, Integer> statements() throws IOException {
    var found = new TreeMap<String, Integer>();
    try (var files = Files.walk(MAIN)) {
      for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        int count = (int) CHANGES.matcher(Files.readString(file)).results().count();
        if (count > 0) {
          var name = MAIN.relativize(file).toString().replace(".java", "");
          found.put(name, count);
        }
      }
    }
    return found;
  }
}
