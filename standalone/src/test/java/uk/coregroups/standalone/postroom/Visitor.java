package uk.coregroups.standalone.postroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import uk.coregroups.standalone.door.Form;

/** Somebody who looks at the post room's pages. */
final class Visitor implements AutoCloseable {

  static final String PHONE = "+447700900123";

  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
  private final Demo demo;

  Visitor(Demo demo) {
    this.demo = demo;
  }

  @Override
  public void close() {
    browser.close();
  }

  String gateway() {
    return "http://127.0.0.1:" + demo.gateway.port();
  }

  void text(String body) throws Exception {
    var form = new Form(Map.of("To", PHONE, "From", Demo.SENDER, "Body", body));
    var pair = (Demo.ACCOUNT + ":" + Demo.TOKEN).getBytes(UTF_8);
    var url =
        "http://127.0.0.1:%d/2010-04-01/Accounts/%s/Messages.json"
            .formatted(demo.room.smsPort(), Demo.ACCOUNT);
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .POST(HttpRequest.BodyPublishers.ofString(form.written()));
    assertThat(send(request.build()).statusCode()).isEqualTo(201);
  }

  Document page(String path) throws Exception {
    return Jsoup.parse(get(path).body());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)).build());
  }

  HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    return send(posting(path, fields).build());
  }

  HttpRequest.Builder posting(String path, Map<String, String> fields) {
    return HttpRequest.newBuilder(at(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(new Form(fields).written()));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + demo.room.pagePort() + path);
  }
}
