package uk.coregroups.gateway.page;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our components against the design's own fixtures, which its web jar holds: everything of a
 * fixture that lies in what we use must come out of our template, attribute by attribute.
 *
 * <p>Where we differ on purpose stands here and nowhere else: small legends, {@code
 * autocomplete="off"}, no arrows beside the page links, and an input's id is its name.
 */
class ComponentsTest {

  private static final String DESIGN =
      "META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/components/";
  private static final String NATIONALITY =
      "We need to know your nationality so we can work out which elections you’re entitled to vote"
          + " in. If you can’t provide your nationality, you’ll have to send copies of identity"
          + " documents through the post.";
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "uk.coregroups.gateway.views");

  static Stream<Case> components() {
    return Stream.of(
        new Case("button", "default", "button").with("text", "Save and continue"),
        new Case("button", "secondary", "button")
            .with("text", "Secondary button")
            .with("variant", " govuk-button--secondary")
            .inTheirs(" name=\"secondary\"", ""),
        new Case("button", "warning", "button")
            .with("text", "Warning button")
            .with("variant", " govuk-button--warning")
            .inTheirs(" name=\"Warning\"", ""),
        new Case("button", "link", "link-button").with("text", "Link button").with("href", "/"),
        new Case("warning-text", "default", "warning")
            .with("text", "You can be fined up to £5,000 if you don’t register."),
        new Case("warning-text", "html as text", "warning")
            .with("text", "<span>Some custom warning text</span>"),
        new Case("inset-text", "default", "inset")
            .with(
                "content",
                text(
                    "It can take up to 8 weeks to register a lasting power of attorney if there"
                        + " are no mistakes in the application.")),
        new Case("details", "default", "details")
            .with("summary", "Help with nationality")
            .with("content", text(NATIONALITY)),
        new Case("details", "expanded", "details")
            .with("summary", "Help with nationality")
            .with("content", text(NATIONALITY))
            .with("open", true)
            .inTheirs(" id=\"help-with-nationality\"", ""),
        new Case("tag", "grey", "tag").with("tag", new String[] {"Grey", "grey"}),
        new Case("tag", "green", "tag").with("tag", new String[] {"Green", "green"}),
        new Case("tag", "red", "tag").with("tag", new String[] {"Red", "red"}),
        new Case("tag", "orange", "tag").with("tag", new String[] {"Orange", "orange"}),
        new Case("tag", "yellow", "tag").with("tag", new String[] {"Yellow", "yellow"}),
        new Case("error-message", "html as text", "error-message")
            .with("id", "x")
            .with("message", "Unexpected > in body")
            .inTheirs("<p class", "<p id=\"x-error\" class"),
        new Case("error-summary", "default", "error-summary")
            .wrong("example-error-1", "The date your passport was issued must be in the past")
            .wrong("example-error-2", "Enter a postcode, like AA1 1AA"),
        new Case("error-summary", "without links", "error-summary")
            .wrong("", "Invalid username or password"),
        new Case("error-summary", "mixed with and without links", "error-summary")
            .wrong("", "Invalid username or password")
            .wrong("example-error-1", "Agree to the terms of service to log in"),
        new Case("error-summary", "error list with html as text link", "error-summary")
            .wrong("error-1", "Descriptive link to the <b>question</b> with an error"),
        field("input", "default", "input").with("label", "National Insurance number"),
        field("input", "with hint text", "input").with("label", "National insurance number"),
        field("input", "with error message", "input").with("label", "National Insurance number"),
        field("input", "with error and hint", "input").with("label", "National insurance number"),
        field("input", "with width-5 class", "input")
            .with("label", "National insurance number")
            .with("width", "5"),
        field("input", "with width-20 class", "input")
            .with("label", "National insurance number")
            .with("width", "20"),
        field("input", "value", "input").with("label", "With value"),
        field("input", "with autocomplete attribute", "input")
            .with("label", "Postcode")
            .with("complete", "postal-code"),
        field("textarea", "default", "textarea")
            .with("label", "Can you provide more detail?")
            .with("rows", 5),
        field("textarea", "with default value", "textarea")
            .with("label", "Full address")
            .with("rows", 5),
        field("textarea", "with hint and error message", "textarea")
            .with("label", "With hint and error")
            .with("rows", 5),
        field("textarea", "with custom rows", "textarea")
            .with("label", "Full address")
            .with("rows", 8),
        field("select", "error", "select").with("label", "Label text goes here").items(),
        field("select", "with hint text and error message", "select")
            .with("label", "Label text goes here")
            .items(),
        field("select", "with selected value", "select")
            .with("label", "Label text goes here")
            .items()
            .inTheirs(" disabled", ""),
        field("radios", "default", "radios").with("label", "Have you changed your name?").items(),
        field("radios", "with hint", "radios").with("label", "Have you changed your name?").items(),
        field("radios", "inline", "radios")
            .with("label", "Have you changed your name?")
            .with("inline", true)
            .items(),
        field("radios", "with fieldset and error message", "radios")
            .with("label", "Have you changed your name?")
            .items(),
        field("radios", "with hint and error message", "radios")
            .with("label", "Have you changed your name?")
            .items(),
        field("checkboxes", "with label classes", "checkbox")
            .with("label", "Yes")
            .inTheirs(" bold", ""),
        field("checkboxes", "with error and idPrefix", "checkbox")
            .with("label", "Waste from animal carcasses")
            .inTheirs("id-prefix", "name-of-checkboxes")
            .inTheirs("value=\"animal\"", "value=\"yes\""),
        new Case(
                "checkboxes",
                "with single option (and hint) set 'aria-describedby' on input, and describedBy",
                "checkbox")
            .with("name", "t-and-c-with-hint")
            .with("label", "I agree to the terms and conditions")
            .with("hint", "Go on, you know you want to!")
            .inTheirs("test-target-element t-and-c-with-hint-hint ", "")
            .inTheirs("(?s)<div id=\"t-and-c-with-hint-hint\" class=\"govuk-hint\">.*?</div>", ""),
        field("date-input", "with errors and hint", "date")
            .with("label", "What is your date of birth?")
            .with("name", "dob-errors")
            .inTheirs(" name=\"(day|month|year)\"", " name=\"dob-errors-$1\""),
        field("date-input", "with items", "date")
            .with("label", "What is your date of birth?")
            .with("name", "dob"),
        new Case("pagination", "with prev and next only and labels", "pages")
            .with("page", 2)
            .with("count", 75L)
            .with("link", "/page=")
            .inTheirs("/previous", "/page=1")
            .inTheirs("/next", "/page=3")
            .inTheirs("Paying VAT and duty", "1 of 3")
            .inTheirs("Registering an imported vehicle", "3 of 3")
            .inTheirs(
                "(Previous|Next) page", "$1<span class=\"govuk-visually-hidden\"> page</span>"),
        new Case("summary-list", "value with html", "row")
            .with("key", "Name")
            .with("value", html("<span>email@email.com</span>"))
            .inTheirs("</?dl[^>]*>", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("components")
  void aComponentIsWhatTheDesignSaysItIs(Case one) throws IOException {
    assertThat(ours(one)).isEqualTo(one.theirs());
  }

  @Test
  void whatWasTypedCannotBecomeMarkup() {
    var script = "\"><script>alert('x')</script>'";
    for (var template : List.of("input", "textarea", "date", "checkbox")) {
      var form =
          Form.of(Map.of("f", script, "f-day", script, "f-month", script, "f-year", script))
              .with("f", script);
      var parameters = Map.<String, Object>of("form", form, "name", "f", "label", script);

      var page = Jsoup.parseBodyFragment(render(template, parameters));
      assertThat(page.select("script")).as(template).isEmpty();
      assertThat(page.select("label, legend").text()).contains(script);
      assertThat(page.select(".govuk-error-message").text()).contains(script);
    }
    var area =
        Map.<String, Object>of("form", Form.of(Map.of("f", script)), "name", "f", "label", "");
    assertThat(Jsoup.parseBodyFragment(render("textarea", area)).select("textarea").val())
        .isEqualTo(script);
    assertThat(Jsoup.parseBodyFragment(render("input", area)).select("input").val())
        .isEqualTo(script);
  }

  /** A component with a field, whose name, hint, value and error are the fixture's own. */
  private static Case field(String component, String fixture, String template) {
    var one = new Case(component, fixture, template);
    var options = one.options();
    var name = options.path("name").asString(options.path("id").asString(""));
    one.with("name", name);
    if (options.has("hint")) {
      one.with("hint", options.path("hint").path("text").asString());
    } else if (template.equals("date")) {
      one.with("hint", "");
    }
    if (options.has("value")) {
      one.typed(name, options.path("value").asString());
    }
    if (options.has("errorMessage")) {
      one.wrong(name, options.path("errorMessage").path("text").asString());
    }
    for (var item : options.path("items")) {
      if (item.path("checked").asBoolean(false)) {
        one.typed(name, item.path("value").asString());
      }
    }
    var id = options.path("idPrefix").asString(options.path("id").asString(name));
    return component.equals("date-input") || component.equals("checkboxes")
        ? one
        : one.inTheirs("\"" + id + "(-[a-z0-9]+)?([ \"])", "\"" + name + "$1$2")
            .inTheirs(" " + id + "-error\"", " " + name + "-error\"");
  }

  private static Content text(String text) {
    return output -> output.writeUserContent(text);
  }

  private static Content html(String html) {
    return output -> output.writeContent(html);
  }

  private static String ours(Case one) {
    return canonical(
        render(one.template, one.parameters())
            .replace(" autocomplete=\"off\"", "")
            .replace(" govuk-fieldset__legend--s", ""));
  }

  private static String render(String template, Map<String, Object> parameters) {
    var output = new StringOutput();
    TEMPLATES.render("govuk/" + template + ".jte", parameters, output);
    return output.toString();
  }

  /** One line a node, attributes and classes in order, white space and empty values gone. */
  private static String canonical(String html) {
    var body = Jsoup.parseBodyFragment(html).body();
    body.select("svg").remove();
    return body.childNodes().stream()
        .map(node -> canonical(node, ""))
        .filter(line -> !line.isEmpty())
        .collect(joining("\n"));
  }

  private static String canonical(Node node, String indent) {
    if (node instanceof TextNode text) {
      return text.isBlank() ? "" : indent + text.text().strip();
    }
    if (!(node instanceof Element element)) {
      return "";
    }
    var attributes = new TreeMap<String, String>();
    element.attributes().forEach(one -> attributes.put(one.getKey(), one.getValue()));
    attributes.remove("value", "");
    attributes.computeIfPresent(
        "class",
        (name, classes) -> Arrays.stream(classes.split(" ", -1)).sorted().collect(joining(" ")));
    return Stream.concat(
            Stream.of(indent + element.tagName() + attributes),
            element.childNodes().stream().map(child -> canonical(child, indent + "  ")))
        .filter(line -> !line.isEmpty())
        .collect(joining("\n"));
  }

  /** One fixture, the template that makes it here, and what that is given. */
  static final class Case {

    private final String component;
    private final String fixture;
    private final String template;
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private final List<String[]> rewritten = new ArrayList<>();

    Case(String component, String fixture, String template) {
      this.component = component;
      this.fixture = fixture;
      this.template = template;
    }

    Case with(String name, Object value) {
      given.put(name, value);
      return this;
    }

    Case typed(String field, String value) {
      typed.put(field, value);
      return this;
    }

    Case wrong(String field, String words) {
      wrong.put(field, words);
      return this;
    }

    /** The fixture's items, value to text. */
    Case items() {
      var items = new LinkedHashMap<String, String>();
      for (var item : options().path("items")) {
        items.put(item.path("value").asString(), item.path("text").asString());
      }
      return with("items", items);
    }

    /** What is written differently in the fixture, on purpose. */
    Case inTheirs(String pattern, String replacement) {
      rewritten.add(new String[] {pattern, replacement});
      return this;
    }

    Map<String, Object> parameters() {
      var all = new LinkedHashMap<>(given);
      if (given.containsKey("name") || template.equals("error-summary")) {
        var form = Form.of(typed);
        wrong.forEach(form::with);
        all.put("form", form);
      }
      return all;
    }

    JsonNode options() {
      return read().path("options");
    }

    String theirs() {
      var html = read().path("html").asString();
      for (var rewrite : rewritten) {
        html = html.replaceAll(rewrite[0], rewrite[1]);
      }
      return canonical(html);
    }

    private JsonNode read() {
      try (var in = new ClassPathResource(DESIGN + component + "/fixtures.json").getInputStream()) {
        return JsonMapper.shared()
            .readTree(in)
            .path("fixtures")
            .valueStream()
            .filter(one -> one.path("name").asString().equals(fixture))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No fixture " + this));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return component + ", " + fixture;
    }
  }
}
