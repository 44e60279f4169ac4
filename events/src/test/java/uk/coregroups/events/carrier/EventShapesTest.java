package uk.coregroups.events.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every fact has a frozen sample of its JSON. Today's code must read it and write it the same: a
 * change that cannot is a new version of the fact, with a sample of its own. A field that joined a
 * fact later has a further sample, {@code type.with-field.json}; the first stays as it was.
 */
class EventShapesTest {

  private static final Path SAMPLES = Path.of("src/test/resources/facts");

  private final JsonMapper json = JsonMapper.builder().build();
  private final FactTypes types = new FactTypes(json);

  @ParameterizedTest
  @MethodSource("samples")
  void yesterdaysSampleIsReadAndWrittenTheSame(String name) throws IOException {
    var sample = Files.readString(SAMPLES.resolve(name + ".json"));
    var type = typeOf(name);
    var fact = types.read(type, sample);
    assertThat(types.nameOf(fact)).isEqualTo(type);
    var written = json.readTree(types.write(fact));
    var expected = json.readTree(sample);
    for (var field : expected.propertyNames()) {
      assertThat(written.get(field)).as(field).isEqualTo(expected.get(field));
    }
  }

  @Test
  void everyFactHasASampleAndEverySampleAFact() {
    assertThat(samples().map(EventShapesTest::typeOf).distinct())
        .containsExactlyInAnyOrderElementsOf(FactTypes.all().keySet());
  }

  private static String typeOf(String sample) {
    return sample.replaceFirst("\\.with-.*$", "");
  }

  static Stream<String> samples() {
    try (var files = Files.list(SAMPLES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
