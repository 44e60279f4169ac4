package uk.coregroups.notification.invite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;
import uk.coregroups.notification.letter.Neutral;

/**
 * One person's calendar entry as an iTIP message (RFC 5546): one VCALENDAR, one VEVENT, one
 * ATTENDEE, CLASS:PRIVATE and no alarm. It says a reference, a time and a number to ring.
 *
 * <p>What it does not do: name anybody else, or leave a time zone to guesswork. Lines are folded at
 * 75 octets and never inside a character.
 */
public final class CalendarEntry {

  private static final int FOLD = 75;

  private static final VTimeZone LONDON = london();

  private final Neutral neutral;

  public CalendarEntry(Neutral neutral) {
    this.neutral = neutral;
  }

  /** Which message it is. */
  public enum Method {
    /** Please come, or: it has changed. */
    REQUEST,
    /** It will not take place. */
    CANCEL,
    /** You are no longer asked; it stands for the others, so it is not called cancelled. */
    CANCEL_ONE;

    /** As in the Content-Type and in the calendar itself; the two must be equal (RFC 6047, 2.4). */
    public String wire() {
      return this == REQUEST ? "REQUEST" : "CANCEL";
    }
  }

  /**
   * The bytes of the message.
   *
   * @param mailbox the receiver's exact address, the only attendee
   * @param name the receiver's name; null for a family member
   * @param place where it is; null if it may not be said
   * @param description what the entry says beneath its title
   */
  public byte[] write(
      Method method,
      Entry entry,
      String mailbox,
      @Nullable String name,
      @Nullable String place,
      String description,
      Instant stamp) {
    var event = new VEvent(false);
    event.add(new Uid(entry.uid()));
    event.add(new DtStamp(stamp));
    event.add(new DtStart<ZonedDateTime>(entry.begin()));
    event.add(new DtEnd<ZonedDateTime>(entry.end()));
    event.add(new Sequence(entry.sequence()));
    event.add(new Summary("Appointment " + entry.reference()));
    if (method == Method.REQUEST) {
      event.add(new Description(description));
      if (place != null) {
        event.add(new Location(oneLine(place)));
      }
    }
    var organizer = new Organizer(mailto(neutral.fromAddress()));
    organizer.add(new Cn(unquoted(neutral.fromName())));
    event.add(organizer);
    event.add(attendee(method, mailbox, name));
    if (method == Method.REQUEST) {
      event.add(ImmutableStatus.VEVENT_CONFIRMED);
    }
    if (method == Method.CANCEL) {
      event.add(ImmutableStatus.VEVENT_CANCELLED);
    }
    event.add(ImmutableClazz.PRIVATE);
    event.add(ImmutableTransp.OPAQUE);
    event.add(new XProperty("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY"));
    event.add(new XProperty("X-MICROSOFT-DISALLOW-COUNTER", "TRUE"));
    return bytes(method, event);
  }

  private static Attendee attendee(Method method, String mailbox, @Nullable String name) {
    var attendee = new Attendee(mailto(mailbox));
    attendee.add(CuType.INDIVIDUAL);
    attendee.add(Role.REQ_PARTICIPANT);
    if (method == Method.REQUEST) {
      attendee.add(PartStat.NEEDS_ACTION);
      attendee.add(Rsvp.TRUE);
    }
    if (name != null) {
      attendee.add(new Cn(unquoted(oneLine(name))));
    }
    return attendee;
  }

  private byte[] bytes(Method method, VEvent event) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//" + oneLine(neutral.fromName()) + "//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(method == Method.REQUEST ? ImmutableMethod.REQUEST : ImmutableMethod.CANCEL);
    calendar.add(LONDON);
    calendar.add(event);
    var text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fold(text.toString().replace("\r\n ", ""));
  }

  /** Folds by octets (RFC 5545, 3.1); the library folds by characters, whatever it is told. */
  static byte[] fold(String text) {
    var folded = new ByteArrayOutputStream();
    for (var line : text.split("\r?\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      int octets = 0;
      int i = 0;
      while (i < line.length()) {
        int point = line.codePointAt(i);
        var bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        if (octets + bytes.length > FOLD) {
          folded.writeBytes(new byte[] {'\r', '\n', ' '});
          octets = 1;
        }
        folded.writeBytes(bytes);
        octets += bytes.length;
        i += Character.charCount(point);
      }
      folded.writeBytes(new byte[] {'\r', '\n'});
    }
    return folded.toByteArray();
  }

  /** What comes from outside stays on its line, so that it cannot add a line of its own. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Old calendars do not decode a quotation mark inside a name. */
  private static String unquoted(String name) {
    return name.replace("\"", "");
  }

  private static URI mailto(String mailbox) {
    try {
      return new URI("mailto", mailbox, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("The mailbox cannot be written as an address", e);
    }
  }

  /** Two rules, last Sunday of March and of October, as they have stood since 1996. */
  private static VTimeZone london() {
    var text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:zone
        BEGIN:VTIMEZONE
        TZID:Europe/London
        BEGIN:DAYLIGHT
        DTSTART:19960331T010000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        TZNAME:BST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T020000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        TZNAME:GMT
        END:STANDARD
        END:VTIMEZONE
        END:VCALENDAR
        """
            .replace("\n", "\r\n");
    try {
      return new CalendarBuilder()
          .build(new StringReader(text))
          .<VTimeZone>getComponent("VTIMEZONE")
          .orElseThrow();
    } catch (IOException | ParserException e) {
      throw new IllegalStateException("The London time zone cannot be read", e);
    }
  }
}
