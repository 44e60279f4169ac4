package uk.coregroups.gateway.page;

import java.util.Map;
import uk.coregroups.events.door.SearchRequest;

/**
 * What somebody looks for. The address of the results holds a key to it and not the words, which
 * may be a name.
 *
 * @param key nothing, if nothing is looked for
 */
public record Search(String key, String words) {

  static final String PARAMETER = "search";

  /** The field it is typed into. */
  static final String FIELD = "find";

  /** How the services are asked. */
  public SearchRequest at(int page) {
    return new SearchRequest(words, page);
  }

  /** The form it was typed into. */
  public Form form() {
    return Form.of(Map.of(FIELD, words));
  }

  /** What stands in an address before the number of a page. */
  public String pages() {
    return key.isEmpty() ? "?page=" : "?" + PARAMETER + "=" + key + "&page=";
  }
}
