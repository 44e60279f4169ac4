package uk.coregroups.membership.person;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.coregroups.events.text.PlainText;

/**
 * A mobile number in E.164 form, such as {@code +447700900123}. It never prints itself in a log.
 */
public record MobileNumber(@JsonValue String value) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** The library drops letters after the digits without a word; we do not. */
  private static final Pattern WRITTEN = Pattern.compile("[+0-9()\\s.-]{7,24}");

  /** Whatever dash a word processor put between digits. */
  private static final Pattern DASHES = Pattern.compile("[\u2012-\u2015\u2212]");

  /** Ofcom's numbers for drama: 07700 900000 to 900999. */
  private static final Pattern DRAMA = Pattern.compile("\\+447700900\\d{3}");

  /** The number, or nothing if no text could be sent to it. */
  static Optional<MobileNumber> of(String text, boolean allowDrama) {
    var plain = DASHES.matcher(PlainText.line(text)).replaceAll("-");
    if (!WRITTEN.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      var number = NUMBERS.parse(plain, "GB");
      var written = NUMBERS.format(number, PhoneNumberFormat.E164);
      if (DRAMA.matcher(written).matches()) {
        return allowDrama ? Optional.of(new MobileNumber(written)) : Optional.empty();
      }
      var type = NUMBERS.getNumberType(number);
      boolean takesTexts =
          number.getCountryCode() == 44
              && NUMBERS.isValidNumber(number)
              && (type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE);
      return takesTexts ? Optional.of(new MobileNumber(written)) : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "▒▒▒";
  }
}
