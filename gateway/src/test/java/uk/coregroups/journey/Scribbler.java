package uk.coregroups.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Somebody who goes to every page there is and types the same words into every field that takes
 * words. Dates, times, numbers and mailboxes are given what they ask for, so that forms are taken.
 */
final class Scribbler {

  private static final Pattern ENDS =
      Pattern.compile(".*(cancel|leave|end|merge|replace|restriction|call-off|stop|retire).*");

  private static final Map<String, String> ASKED_FOR =
      Map.of(
          "start", "10:00",
          "from", "09:00",
          "until", "17:00",
          "minutes", "60",
          "amount", "10",
          "months", "12",
          "members", "9",
          "megabytes", "5",
          "urn", "",
          "weeks", "8");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI gateway;
  private final String words;
  private final LocalDate day;
  private final Map<String, Form> forms = new LinkedHashMap<>();
  private final Set<String> fields = new TreeSet<>();
  private final Set<String> accepted = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();

  /**
   * A scribbler.
   *
   * @param words what they type
   * @param day the date they give where one is asked for
   */
  Scribbler(URI gateway, String words, LocalDate day) {
    this.gateway = gateway;
    this.words = words;
    this.day = day;
  }

  void signIn(String account, String password) {
    var form = open("/").expectForm("form[action='/sign-in/staff']");
    var typed = typed(form);
    typed.put("username", account);
    typed.put("password", password);
    submit(form, typed);
  }

  /** Signs in as a member, with the code that comes to their mailbox. */
  void signInByCode(String mailbox, Supplier<String> code) {
    var ask = open("/mine").expectForm("form:has(#mailbox)");
    var typed = typed(ask);
    typed.put("mailbox", mailbox);
    var enter = submit(ask, typed).expectForm("form:has(#code)");
    typed = typed(enter);
    typed.put("code", code.get());
    submit(enter, typed);
  }

  /** Looks at one page of each kind that can be reached from these. */
  void walk(List<String> from) {
    var ahead = new ArrayDeque<>(from);
    var known = new HashSet<>(from);
    var seen = new HashSet<String>();
    while (!ahead.isEmpty()) {
      var address = ahead.poll();
      var kind = Curious.kind(address);
      if (kind.isPresent() && (seen.add(kind.get()) || from.contains(address))) {
        var page = open(address);
        page.select("main form[method=post]:not([enctype])")
            .forEach(form -> remember(address, form));
        page.select("a[href^=/]").eachAttr("href").stream()
            .map(link -> link.replaceFirst("#.*", ""))
            .filter(known::add)
            .forEach(ahead::add);
      }
    }
  }

  /** Types into every form that was seen and ends nothing, each once. */
  void scribble() {
    forms.values().stream().filter(form -> !form.ends()).forEach(this::scribble);
  }

  /** Types into those that end something: a membership, a meeting, a plan. */
  void scribbleAtTheEnd() {
    forms.values().stream().filter(Form::ends).forEach(this::scribble);
  }

  /** The fields that were typed into, by the pattern of the page that has them. */
  Set<String> fields() {
    return fields;
  }

  /** The forms that were taken as typed. */
  Set<String> accepted() {
    return accepted;
  }

  /** Pages that failed, and titles and addresses with the words in them. */
  List<String> wrong() {
    return wrong;
  }

  private void remember(String address, Element form) {
    var names = form.select("[name]").eachAttr("name");
    var action = form.attr("action").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*");
    forms.putIfAbsent(action + names, new Form(address, action, names));
  }

  private void scribble(Form wanted) {
    var form =
        open(wanted.page()).select("main form[method=post]").stream()
            .filter(one -> one.select("[name]").eachAttr("name").equals(wanted.names()))
            .map(FormElement.class::cast)
            .findFirst();
    if (form.isEmpty()) {
      return;
    }
    var typed = typed(form.get());
    typed.entrySet().stream()
        .filter(field -> field.getValue().equals(words))
        .forEach(field -> fields.add(wanted.action() + " " + field.getKey()));
    if (typed.containsValue(words)) {
      var after = submit(form.get(), typed);
      if (after.selectFirst(".govuk-error-summary") == null) {
        accepted.add(wanted.action());
      }
    }
  }

  private Map<String, String> typed(FormElement form) {
    var typed = new LinkedHashMap<String, String>();
    for (var field : form.select("[name]")) {
      var name = field.attr("name");
      switch (field.normalName() + "." + field.attr("type")) {
        case "input.text", "input.search", "input.", "textarea." -> typed.put(name, say(field));
        case "input.email" -> typed.put(name, "someone.else@anytown.example");
        case "input.tel" -> typed.put(name, "07700 900456");
        case "input.radio" -> {
          if (field.hasAttr("checked") || !typed.containsKey(name)) {
            typed.put(name, field.val());
          }
        }
        case "input.checkbox" -> {
          if (field.hasAttr("checked")) {
            typed.put(name, field.val());
          }
        }
        case "select." -> typed.put(name, chosen(field));
        case "input.file" -> {}
        default -> typed.put(name, field.val());
      }
    }
    return typed;
  }

  private String say(Element field) {
    var name = field.attr("name");
    var date = Pattern.compile(".*-(day|month|year)").matcher(name);
    if (date.matches()) {
      return switch (date.group(1)) {
        case "day" -> String.valueOf(day.getDayOfMonth());
        case "month" -> String.valueOf(day.getMonthValue());
        default -> String.valueOf(day.getYear());
      };
    }
    return ASKED_FOR.getOrDefault(name.replaceFirst("-.*", ""), words);
  }

  private static String chosen(Element select) {
    return Stream.of("option[selected]:not([value=''])", "option[value]:not([value=''])")
        .map(select::selectFirst)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Element::val)
        .orElse("");
  }

  private Document open(String address) {
    return look(HttpRequest.newBuilder(gateway.resolve(address)).GET());
  }

  private Document submit(FormElement form, Map<String, String> typed) {
    var body =
        typed.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return look(
        HttpRequest.newBuilder(URI.create(form.absUrl("action")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private Document look(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      var page = Jsoup.parse(response.body(), response.uri().toString());
      var shown = response.request().method() + " " + response.uri().getPath();
      if (response.statusCode() >= 500) {
        wrong.add(response.statusCode() + " " + shown);
      }
      Stream.of(page.title(), String.valueOf(response.uri()))
          .filter(one -> one.contains(words) || one.contains(encode(words)))
          .forEach(one -> wrong.add(shown + " tells in its title or address: " + one));
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  /** A form, and where it was seen. */
  private record Form(String page, String action, List<String> names) {

    boolean ends() {
      return ENDS.matcher(action).matches();
    }
  }
}
