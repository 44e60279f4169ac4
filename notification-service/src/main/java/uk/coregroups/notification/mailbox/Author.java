package uk.coregroups.notification.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a mail, read from its {@code From} as mail programs read it: whatever is in angle
 * brackets is the address, and otherwise the word with an at sign; comments, groups, missing quotes
 * and letters beyond ASCII hinder nothing.
 *
 * @param address bare, in lower case; null if the mail names nobody, or several
 * @param asWritten what stood there, for a person to look at; empty if nothing did
 */
public record Author(@Nullable String address, String asWritten) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LINE = 4_000;
  private static final int SHOWN = 200;

  static Author of(MimeMessage message) throws MessagingException {
    var from = line(message, "From");
    var named = addresses(from);
    var sender = addresses(line(message, "Sender"));
    var one =
        named.size() > 1 && sender.size() == 1 && named.contains(sender.getFirst())
            ? sender.getFirst()
            : named.size() == 1 ? named.getFirst() : null;
    return new Author(one, StorableText.line(HeaderText.decoded(from), SHOWN));
  }

  /** The address if it could be made out, and otherwise what stood in its place. */
  public @Nullable String shown() {
    return address != null ? address : asWritten.isEmpty() ? null : asWritten;
  }

  private static String line(MimeMessage message, String header) throws MessagingException {
    var all = message.getHeader(header, ", ");
    return all == null
        ? ""
        : HeaderText.raw(all.substring(0, Math.min(LONGEST_LINE, all.length())));
  }

  /** Every address in a header, once each, in their order. */
  static List<String> addresses(String header) {
    var found = read(header);
    // Only now: an encoded name may hold an address that is not the writer's.
    return found.isEmpty() ? read(HeaderText.decoded(header)) : found;
  }

  private static List<String> read(String header) {
    var quoted = new Reader(header, true).read();
    return quoted == null
        ? Objects.requireNonNullElse(new Reader(header, false).read(), List.of())
        : quoted;
  }

  /** One walk over a header. */
  private static final class Reader {

    private final String header;
    private final boolean quotes;
    private final List<String> found = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private @Nullable StringBuilder angle;
    private @Nullable String bracketed;
    private boolean quoting;
    private int comment;

    Reader(String header, boolean quotes) {
      this.header = header;
      this.quotes = quotes;
    }

    /** Null if a quotation or a comment was begun and never ended. */
    @Nullable List<String> read() {
      for (int i = 0; i < header.length(); i++) {
        char next = header.charAt(i);
        if (next == '\\' && (quoting || comment > 0)) {
          i++;
        } else {
          take(next);
        }
      }
      end();
      return quoting || comment > 0 ? null : List.copyOf(found);
    }

    private void take(char next) {
      if (quoting) {
        quoting = next != '"';
      } else if (quotes && next == '"') {
        quoting = true;
      } else if (quotes && (next == '(' || (next == ')' && comment > 0))) {
        comment += next == '(' ? 1 : -1;
      } else if (comment == 0) {
        takeOutside(next);
      }
    }

    private void takeOutside(char next) {
      var open = angle;
      if (next == '<') {
        angle = new StringBuilder();
      } else if (open != null && next == '>') {
        bracketed = open.toString();
        angle = null;
      } else if (open != null) {
        open.append(next);
      } else if (next == ',' || next == ';') {
        end();
      } else {
        plain.append(next);
      }
    }

    private void end() {
      if (angle != null) {
        bracketed = angle.toString();
      }
      var words = bracketed == null ? plain.toString() : bracketed;
      candidates(words, bracketed != null).forEach(this::keep);
      angle = null;
      bracketed = null;
      plain.setLength(0);
    }

    private static List<String> candidates(String words, boolean bracketed) {
      // A route before the address, or the name of a group, ends with a colon.
      var address = words.substring(words.lastIndexOf(':') + 1).strip();
      return bracketed ? List.of(address.replace(" ", "")) : List.of(address.split("\\s+"));
    }

    private void keep(String word) {
      var bare = word.toLowerCase(Locale.ROOT);
      while (bare.endsWith(".") || bare.endsWith("'") || bare.endsWith("\"")) {
        bare = bare.substring(0, bare.length() - 1);
      }
      while (bare.startsWith("'") || bare.startsWith("\"")) {
        bare = bare.substring(1);
      }
      int at = bare.lastIndexOf('@');
      boolean sound =
          at > 0
              && at < bare.length() - 1
              && bare.length() <= LONGEST
              && !bare.contains("=?")
              && bare.chars().noneMatch(c -> c < ' ' || c == 0x7f || "<>()[]\"".indexOf(c) >= 0);
      if (sound && !found.contains(bare)) {
        found.add(bare);
      }
    }
  }

  @Override
  public String toString() {
    return "Author";
  }
}
