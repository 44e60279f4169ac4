package uk.coregroups.standalone.door;

/**
 * The public host that links and webhooks name, and where on this machine it leads.
 *
 * <p>It stands in for the receiver's name service: {@code https://appointments.example/a/7} leads
 * to {@code http://127.0.0.1:8080/a/7}. What is written, and what is signed, stays as it was.
 *
 * @param name such as {@code appointments.example}
 * @param gateway such as {@code http://127.0.0.1:8080}, without a slash at its end
 */
public record LinkHost(String name, String gateway) {

  public LinkHost {
    if (gateway.endsWith("/")) {
      gateway = gateway.substring(0, gateway.length() - 1);
    }
  }

  /** What every link to the host starts with. */
  public String start() {
    return "https://" + name;
  }

  public boolean isNamedIn(String url) {
    return url.equals(start()) || url.startsWith(start() + "/") || url.startsWith(start() + "?");
  }

  /** Where the address really leads. Addresses of other hosts lead where they say. */
  public String reach(String url) {
    return isNamedIn(url) ? gateway + url.substring(start().length()) : url;
  }
}
