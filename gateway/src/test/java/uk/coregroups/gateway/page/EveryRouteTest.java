package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.ConferenceId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.InvitationId;
import uk.coregroups.events.ids.LetterId;
import uk.coregroups.events.ids.MeetingId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.ObligationId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.ids.SchoolId;
import uk.coregroups.events.ids.SchoolMoveId;
import uk.coregroups.events.ids.TaskId;
import uk.coregroups.gateway.Browser;
import uk.coregroups.gateway.Gate;

/**
 * Every route there is, with something in each part of its address that does not belong there. The
 * routes are asked of the gateway itself, so that a new one is tried without being listed.
 */
@ExtendWith(OutputCaptureExtension.class)
class EveryRouteTest extends Gate {

  private static final String RUBBISH = "Zqrubbish";

  private static final Map<Class<?>, String> KNOWN =
      Map.ofEntries(
          Map.entry(ChildId.class, Household.CHILD),
          Map.entry(ConferenceId.class, Household.CONFERENCE),
          Map.entry(CoreGroupId.class, Household.GROUP),
          Map.entry(InvitationId.class, Household.INVITATION),
          Map.entry(LetterId.class, Household.LETTER),
          Map.entry(MeetingId.class, Household.MEETING),
          Map.entry(MemberId.class, Household.SEAT),
          Map.entry(ObligationId.class, Household.FILE_OWED),
          Map.entry(PersonId.class, Household.THE_MOTHER),
          Map.entry(SchoolId.class, Household.SCHOOL),
          Map.entry(SchoolMoveId.class, Household.MOVE),
          Map.entry(TaskId.class, Household.TASK),
          Map.entry(UUID.class, Household.PLAN),
          Map.entry(LocalDate.class, "2027-01-05"),
          Map.entry(Integer.class, "2"),
          Map.entry(Boolean.class, "true"),
          Map.entry(String.class, "R04"));

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @BeforeEach
  void aHousehold() {
    Household.isKnown("Ann", 26);
  }

  @Test
  void whatDoesNotBelongInAPathIsNoPageAndInNoLog(CapturedOutput output) {
    var wrong = new TreeSet<String>();
    for (var route : routes()) {
      for (var part : route.in(PathVariable.class)) {
        var answer = route.tried(signedIn(ADMINISTRATOR), Map.of(part, RUBBISH));
        if (answer.status() >= 500 || (isId(part) && answer.status() != 404)) {
          wrong.add(answer.status() + " " + route + " " + part.getParameterName());
        }
      }
    }
    assertThat(wrong).as(wrong.size() + " of all").isEmpty();
    assertThat(output.getAll()).doesNotContain(RUBBISH);
  }

  @Test
  void whatDoesNotBelongInAParameterIsRefusedInWordsAndInNoLog(CapturedOutput output) {
    var wrong = new TreeSet<String>();
    for (var route : routes()) {
      for (var parameter : route.in(RequestParam.class)) {
        for (var rubbish : rubbishFor(parameter)) {
          var answer = route.tried(signedIn(ADMINISTRATOR), Map.of(parameter, rubbish));
          boolean typed = !parameter.getParameterType().equals(String.class);
          boolean refused = typed && rubbish.equals(RUBBISH);
          if (answer.status() >= 500 || (refused && !Set.of(400, 403).contains(answer.status()))) {
            wrong.add(
                answer.status() + " " + route + " " + parameter.getParameterName() + "=" + rubbish);
          }
        }
      }
    }
    assertThat(wrong).as(wrong.size() + " of all").isEmpty();
    assertThat(output.getAll()).doesNotContain(RUBBISH);
  }

  @Test
  void thereIsNoPageBeforeTheFirst() {
    var admin = signedIn(ADMINISTRATOR);
    for (var route : routes()) {
      for (var parameter : route.in(RequestParam.class)) {
        if (String.valueOf(parameter.getParameterName()).matches("page|.*Page")) {
          for (var number : List.of("0", "-1", "2147483647")) {
            var answer = route.tried(admin, Map.of(parameter, number));
            assertThat(answer.status()).as(route + number).isEqualTo(400);
            assertThat(answer.words()).contains("cannot be read");
          }
        }
      }
    }
  }

  /** Every form of every page, with something else in each of its fields than belongs there. */
  @Test
  void whatDoesNotBelongInAFormIsRefusedInWordsAndInNoLog(CapturedOutput output) {
    var wrong = new TreeSet<String>();
    var admin = signedIn(ADMINISTRATOR);
    for (var route : routes()) {
      if (route.method.equals(HttpMethod.GET)) {
        for (var form : route.tried(admin, Map.of()).page().select("main form[method=post]")) {
          var fields = new LinkedHashMap<String, String>();
          form.select("[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
          for (var field : fields.keySet()) {
            if (!field.equals("_csrf")) {
              var typed = new LinkedHashMap<>(fields);
              typed.put(field, RUBBISH);
              if (admin.post(form.attr("action"), typed).status() >= 500) {
                wrong.add(form.attr("action") + " " + field);
              }
            }
          }
        }
      }
    }
    assertThat(wrong).as(wrong.size() + " of all").isEmpty();
    assertThat(output.getAll()).doesNotContain(RUBBISH);
  }

  /** The server answers these before any page is asked, and would quote them. */
  @Test
  void whatIsNoAddressAtAllIsInNoLog(CapturedOutput output) throws IOException {
    for (var address : List.of("/people?find={" + RUBBISH, "/people?find=%zz" + RUBBISH)) {
      try (var line = new Socket(InetAddress.getLoopbackAddress(), port)) {
        line.getOutputStream()
            .write(
                ("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        line.getInputStream().readAllBytes();
      }
    }
    assertThat(output.getAll()).doesNotContain(RUBBISH);
  }

  /** The browser's history keeps titles and addresses, and so do others on the way. */
  @Test
  void noTitleAndNoLinkHoldsAName() {
    Household.isKnown("Ava Hartley", 26);
    var named = new TreeSet<String>();
    for (var account : List.of(ADMINISTRATOR, SOCIAL_WORKER, TEAM_MANAGER, OPERATOR, "/mine")) {
      var browser = account.equals("/mine") ? reader("/mine") : signedIn(account);
      for (var route : routes()) {
        if (route.method.equals(HttpMethod.GET)) {
          var page = route.tried(browser, Map.of()).page();
          var addresses = page.select("[href], [action]");
          Stream.of(List.of(page.title()), addresses.eachAttr("href"), addresses.eachAttr("action"))
              .flatMap(List::stream)
              .filter(text -> text.contains("Hartley"))
              .forEach(text -> named.add(route + ": " + text));
        }
      }
    }
    assertThat(named).isEmpty();
  }

  private static boolean isId(MethodParameter part) {
    return !part.getParameterType().equals(String.class);
  }

  private static List<String> rubbishFor(MethodParameter parameter) {
    var type = boxed(parameter.getParameterType());
    if (type.equals(Map.class) || type.equals(MultipartFile.class)) {
      return List.of();
    }
    if (type.equals(Integer.class)) {
      return List.of(RUBBISH, "0", "-1", "2147483647", "99999999999", "1.5");
    }
    return type.equals(LocalDate.class)
        ? List.of(RUBBISH, "2027-02-30", "+999999999-12-31", "-999999999-01-01")
        : List.of(RUBBISH);
  }

  private static Class<?> boxed(Class<?> type) {
    return switch (type.getName()) {
      case "int" -> Integer.class;
      case "boolean" -> Boolean.class;
      default -> type;
    };
  }

  private List<Route> routes() {
    var routes = new ArrayList<Route>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (handler.getBeanType().getName().startsWith("uk.coregroups")) {
            routes.addAll(Route.of(mapping, handler));
          }
        });
    assertThat(routes).hasSizeGreaterThan(150);
    return routes;
  }

  /** One way in: what is asked, and what is expected in its path and its parameters. */
  private record Route(HttpMethod method, String path, List<MethodParameter> parts) {

    static List<Route> of(RequestMappingInfo mapping, HandlerMethod handler) {
      var parts = Stream.of(handler.getMethodParameters()).map(EveryRouteTest::named).toList();
      return mapping.getMethodsCondition().getMethods().stream()
          .flatMap(method ->
              mapping.getPatternValues().stream()
                  .map(path -> new Route(method.asHttpMethod(), path, parts)))
          .toList();
    }

    List<MethodParameter> in(Class<? extends java.lang.annotation.Annotation> place) {
      return parts.stream().filter(part -> part.hasParameterAnnotation(place)).toList();
    }

    /** What it answers with these values; where there is none, with what is known. */
    Browser.Answer tried(Browser browser, Map<MethodParameter, String> values) {
      var address = path;
      for (var part : in(PathVariable.class)) {
        address =
            address.replaceFirst(
                "\\{\\*?" + part.getParameterName() + "}",
                URLEncoder.encode(value(part, values), StandardCharsets.UTF_8));
      }
      var typed = new LinkedHashMap<String, String>();
      for (var parameter : in(RequestParam.class)) {
        if (values.containsKey(parameter)
            || KNOWN.containsKey(boxed(parameter.getParameterType()))) {
          typed.put(String.valueOf(parameter.getParameterName()), value(parameter, values));
        }
      }
      if (method.equals(HttpMethod.GET)) {
        return browser.get(typed.isEmpty() ? address : address + "?" + Browser.form(typed));
      }
      typed.put("_csrf", browser.get("/people/new").page().select("input[name=_csrf]").val());
      return browser.post(address, typed);
    }

    private static String value(MethodParameter part, Map<MethodParameter, String> values) {
      var known = KNOWN.get(boxed(part.getParameterType()));
      return values.getOrDefault(part, known == null ? "" : known);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static MethodParameter named(MethodParameter parameter) {
    parameter.initParameterNameDiscovery(
        new org.springframework.core.DefaultParameterNameDiscoverer());
    return parameter;
  }
}
