package uk.coregroups.notification.groupmail;

import jakarta.mail.internet.HeaderTokenizer;
import jakarta.mail.internet.HeaderTokenizer.Token;
import jakarta.mail.internet.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code Authentication-Results} says (RFC 8601).
 *
 * @param server who says it: the authserv-id; null where there is none
 * @param results one for each method that was tried
 */
record Vouching(@Nullable String server, List<Result> results) {

  /** No server has so much to say of one mail. */
  private static final int LONGEST = 8 * 1024;

  /** What the setting says of a server that writes its results without its name. */
  private static final String UNNAMED = "unnamed";

  /**
   * One method's result.
   *
   * @param properties what was looked at, such as {@code header.from} to {@code health.example}
   */
  record Result(String method, String result, Map<String, String> properties) {

    /** Whether what was looked at is of the domain itself (RFC 7489: strict alignment). */
    private boolean passed(String wanted, String property, String domain) {
      var value = properties.getOrDefault(property, "");
      return method.equals(wanted)
          && result.equals("pass")
          && value.substring(value.lastIndexOf('@') + 1).equals(domain);
    }
  }

  /**
   * Whether our own receiving server vouches that a mail comes from a domain.
   *
   * <p>Whoever sends a mail can write such a header too. Only those under our server's name count,
   * and of them the topmost must vouch, for servers write on top; one below can take that away and
   * add nothing. The server must strike out what comes in under its own name (RFC 8601, section 5).
   *
   * <p>Of a server that writes no name only the topmost of all counts, and it must have none: what
   * is below it, or would be topmost without it, is anybody's.
   *
   * @param headers from the top of the mail down
   * @param server our server's name, or that it writes none; an empty one vouches for nobody
   * @param domain of the From, in lower case
   */
  static boolean isGiven(List<String> headers, String server, String domain) {
    if (headers.stream().anyMatch(one -> one.length() > LONGEST)) {
      return false;
    }
    return server.strip().equalsIgnoreCase(UNNAMED)
        ? isGivenByUnnamed(headers, domain)
        : isGivenBy(headers, server.strip(), domain);
  }

  private static boolean isGivenByUnnamed(List<String> headers, String domain) {
    return headers.stream()
        .limit(1)
        .map(Vouching::read)
        .anyMatch(one -> one.server == null && one.vouchesFor(domain) && !one.hasFailed());
  }

  private static boolean isGivenBy(List<String> headers, String server, String domain) {
    var ours =
        headers.stream()
            .map(Vouching::read)
            .filter(one -> !server.isEmpty() && server.equalsIgnoreCase(one.server))
            .toList();
    return !ours.isEmpty()
        && ours.getFirst().vouchesFor(domain)
        && ours.stream().noneMatch(Vouching::hasFailed);
  }

  /** DMARC, which looks at the From itself; without it SPF or DKIM of the very same domain. */
  private boolean vouchesFor(String domain) {
    return results.stream()
        .anyMatch(one ->
            one.passed("dmarc", "header.from", domain)
                || one.passed("spf", "smtp.mailfrom", domain)
                || one.passed("dkim", "header.d", domain));
  }

  private boolean hasFailed() {
    return results.stream()
        .anyMatch(one ->
            one.method.equals("dmarc")
                && !List.of("pass", "none", "bestguesspass").contains(one.result));
  }

  /** Reads a header leniently: what cannot be made out is left out. */
  static Vouching read(String header) {
    var parts = split(header);
    var first = parts.getFirst();
    // A method, "=" and a result where the name should be.
    boolean named = first.size() < 2 || !first.get(1).equals("=");
    var results = new ArrayList<Result>();
    for (var part : parts.subList(named ? 1 : 0, parts.size())) {
      var pairs = pairs(part);
      pairs.entrySet().stream()
          .findFirst()
          .ifPresent(one ->
              results.add(new Result(one.getKey().replaceFirst("/.*", ""), one.getValue(), pairs)));
    }
    var server = named ? first.isEmpty() ? "" : first.getFirst() : null;
    return new Vouching(server, List.copyOf(results));
  }

  /** The words between semicolons, without comments; an at sign or a slash joins its neighbours. */
  private static List<List<String>> split(String header) {
    var parts = new ArrayList<List<String>>();
    parts.add(new ArrayList<>());
    var tokens = new HeaderTokenizer(header, HeaderTokenizer.MIME, true);
    try {
      boolean joined = false;
      for (var token = tokens.next(); token.getType() != Token.EOF; token = tokens.next()) {
        var words = parts.getLast();
        var text = token.getValue().toLowerCase(Locale.ROOT);
        if (text.equals(";") && token.getType() == ';') {
          parts.add(new ArrayList<>());
        } else if ((joined || text.equals("@") || text.equals("/")) && !words.isEmpty()) {
          words.add(words.removeLast() + text);
        } else {
          words.add(text);
        }
        joined = text.equals("@") || text.equals("/");
      }
    } catch (ParseException e) {
      // What could be read before it stands.
      parts.removeLast();
    }
    return parts.isEmpty() ? List.of(List.of()) : parts;
  }

  private static Map<String, String> pairs(List<String> words) {
    var pairs = new LinkedHashMap<String, String>();
    for (int i = 1; i + 1 < words.size(); i++) {
      if (words.get(i).equals("=")) {
        pairs.putIfAbsent(words.get(i - 1), words.get(i + 1));
      }
    }
    return pairs;
  }
}
