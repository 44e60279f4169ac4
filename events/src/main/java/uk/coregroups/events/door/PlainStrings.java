package uk.coregroups.events.door;

import java.time.DateTimeException;
import java.time.LocalDate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;
import uk.coregroups.events.text.PlainDate;
import uk.coregroups.events.text.PlainText;

/**
 * Reads every text of a call as a person sees it, and a date at midnight as a date. For calls over
 * HTTP alone: events say what they said.
 */
final class PlainStrings {

  private static final int LAST_YEAR = 9_999;

  private PlainStrings() {}

  static JacksonModule module() {
    return new SimpleModule("plain-strings")
        .addDeserializer(String.class, new Text())
        .addDeserializer(LocalDate.class, new Day());
  }

  /**
   * A date as it is written, with a midnight or without.
   *
   * @throws DateTimeException if it is none, or not of a year that anybody lives in: the database
   *     keeps no others
   */
  static LocalDate day(String text) {
    var day = LocalDate.parse(PlainDate.of(text));
    if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("There is no such year");
    }
    return day;
  }

  private static final class Text extends StdScalarDeserializer<String> {

    Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      return PlainText.lines(StringDeserializer.instance.deserialize(parser, context));
    }
  }

  private static final class Day extends StdScalarDeserializer<LocalDate> {

    Day() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return LocalDateDeserializer.INSTANCE.deserialize(parser, context);
      }
      var text = parser.getString();
      try {
        return day(text);
      } catch (DateTimeException e) {
        return (LocalDate)
            context.handleWeirdStringValue(LocalDate.class, text, "is no date such as 2026-12-17");
      }
    }
  }
}
