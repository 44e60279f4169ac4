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

  private PlainStrings() {}

  static JacksonModule module() {
    return new SimpleModule("plain-strings")
        .addDeserializer(String.class, new Text())
        .addDeserializer(LocalDate.class, new Day());
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
        return LocalDate.parse(PlainDate.of(text));
      } catch (DateTimeException e) {
        return (LocalDate)
            context.handleWeirdStringValue(LocalDate.class, text, "is no date such as 2026-12-17");
      }
    }
  }
}
