package uk.coregroups.gateway.routes;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.requestSize;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.POST;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.util.List;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import uk.coregroups.gateway.pass.InTheNameOf;
import uk.coregroups.gateway.pass.Settings;
import uk.coregroups.gateway.services.Badge;

/**
 * Routes. What a caller proved to the gateway goes no further: cookies and passwords are taken off
 * and a token of our own is put on.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

  private static final String RETRY_AFTER_SECONDS = "30";

  /** What a caller says of where it comes from goes no further. */
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Proto",
          "X-Forwarded-Prefix",
          "X-Forwarded-Ssl",
          "X-Forwarded-By");

  private static final DataSize LARGEST = DataSize.ofMegabytes(2);
  private static final DataSize LARGEST_EXTRACT = DataSize.ofMegabytes(200);

  private final Settings settings;
  private final Badge badge;
  private final InTheNameOf inTheNameOf;

  Routes(Settings settings, Badge badge, InTheNameOf inTheNameOf) {
    this.settings = settings;
    this.badge = badge;
    this.inTheNameOf = inTheNameOf;
  }

  /** Extracts are large, and pass as they come. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  RouterFunction<ServerResponse> intakesApi() {
    return api("intakes", POST("/api/membership/intakes"), settings.membership(), LARGEST_EXTRACT);
  }

  @Bean
  RouterFunction<ServerResponse> membershipApi() {
    return api("membership", settings.membership());
  }

  @Bean
  RouterFunction<ServerResponse> schedulingApi() {
    return api("scheduling", settings.scheduling());
  }

  @Bean
  RouterFunction<ServerResponse> notificationApi() {
    return api("notification", settings.notification());
  }

  private RouterFunction<ServerResponse> api(String name, String service) {
    return api(name, path("/api/" + name + "/**"), service, LARGEST);
  }

  private RouterFunction<ServerResponse> api(
      String name, RequestPredicate which, String service, DataSize largest) {
    return route(name + "-api")
        .route(which, http())
        .before(uri(service))
        .before(stripPrefix(2))
        .before(requestSize(largest.toString()))
        .filter((request, next) ->
            largest.equals(LARGEST) && isUnmeasured(request) ? unmeasured() : next.handle(request))
        .before(removeRequestHeader("Cookie"))
        .before(removeRequestHeader("Authorization"))
        .before(request -> with(badge.token(), request))
        .onError(ResourceAccessException.class, (error, request) -> away(name, request))
        .build();
  }

  /** The form and its signature pass unread: the signature is over every byte of it. */
  @Bean
  RouterFunction<ServerResponse> twilioWebhooks() {
    return route("twilio-webhooks")
        .route(POST("/webhooks/twilio/**"), http())
        .before(uri(settings.notification()))
        .before(requestSize(DataSize.ofKilobytes(64).toString()))
        .filter((request, next) -> isUnmeasured(request) ? unmeasured() : next.handle(request))
        .before(removeRequestHeader("Cookie"))
        .before(request -> with(inTheNameOf.gateway(badge::token), request))
        .onError(ResourceAccessException.class, (error, request) -> away("notification", request))
        .build();
  }

  @Bean
  FilterRegistrationBean<UnreadForm> unreadForm() {
    var filter = new FilterRegistrationBean<>(new UnreadForm());
    filter.addUrlPatterns("/webhooks/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<CountedBody> countedExtracts() {
    var filter = new FilterRegistrationBean<>(new CountedBody(LARGEST_EXTRACT));
    filter.addUrlPatterns("/api/membership/intakes");
    return filter;
  }

  /** What does not say how long it is could be of any length. */
  private static boolean isUnmeasured(ServerRequest request) {
    return request.headers().firstHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static ServerResponse unmeasured() {
    return ServerResponse.status(HttpStatus.LENGTH_REQUIRED)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.LENGTH_REQUIRED, "Say how long the body is, in Content-Length"));
  }

  private static ServerRequest with(String token, ServerRequest request) {
    return ServerRequest.from(request)
        .headers(headers -> {
          headers.setBearerAuth(token);
          FORWARDED.forEach(headers::remove);
        })
        .build();
  }

  /** Says what is known: a question has changed nothing, a command may have been carried out. */
  private static ServerResponse away(String service, ServerRequest request) {
    if (CountedBody.isExceeded(request.servletRequest())) {
      return ServerResponse.status(HttpStatus.CONTENT_TOO_LARGE)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.CONTENT_TOO_LARGE, "An extract may have 200 MB"));
    }
    boolean asked = Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.method());
    return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The "
                    + service
                    + " service is not answering; "
                    + (asked
                        ? "nothing has been changed"
                        : "what was asked may or may not have been done")));
  }
}
