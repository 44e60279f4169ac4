package uk.coregroups.standalone.door;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a door answers. */
public final class Answer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public static Answer of(int status, Map<String, String> headers, String body) {
    return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer text(int status, String words) {
    return of(status, Map.of("Content-Type", "text/plain; charset=UTF-8"), words);
  }

  /** Bytes as they are, for reading and never for running. */
  public static Answer source(byte[] bytes) {
    return new Answer(200, Map.of("Content-Type", "text/plain; charset=UTF-8"), bytes.clone());
  }

  /** Sends the browser on after a post, so that looking again does not act again. */
  public static Answer seeOther(String path) {
    return of(303, Map.of("Location", path), "");
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }
}
