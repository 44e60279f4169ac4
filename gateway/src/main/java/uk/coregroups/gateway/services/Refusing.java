package uk.coregroups.gateway.services;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.services.Refused.Wrong;

/** Turns a service's refusal into one that a page can show. */
@Component
public class Refusing {

  private final JsonMapper json;

  Refusing(JsonMapper json) {
    this.json = json;
  }

  /**
   * Always throws.
   *
   * @throws Refused if the service has refused in words
   * @throws Away if it failed
   */
  public void refuse(String service, ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    if (status >= 500 || status == 401) {
      throw new Away(service, status);
    }
    throw new Refused(status, wrongs(response.getBody().readAllBytes()));
  }

  private List<Wrong> wrongs(byte[] body) {
    var wrongs = new ArrayList<Wrong>();
    try {
      for (JsonNode error : json.readTree(body).path("errors")) {
        wrongs.add(new Wrong(error.path("field").asString(""), error.path("words").asString("")));
      }
    } catch (JacksonException e) {
      wrongs.add(new Wrong("", "could not be understood"));
    }
    return wrongs;
  }
}
