package uk.coregroups.gateway.services;

import java.util.List;
import java.util.function.UnaryOperator;

/** A service has refused what was asked, in words, and has changed nothing. */
public final class Refused extends RuntimeException {

  private final transient List<Wrong> wrongs;
  private final int status;

  Refused(int status, List<Wrong> wrongs) {
    super("Refused with " + status);
    this.status = status;
    this.wrongs = wrongs;
  }

  public List<Wrong> wrongs() {
    return wrongs;
  }

  /** The same refusal, its fields under other names. */
  public Refused renamed(UnaryOperator<String> rename) {
    return new Refused(
        status, wrongs.stream().map(one -> new Wrong(rename.apply(one.field), one.words)).toList());
  }

  /** Whether what it was about is not known, or not to this person. */
  public boolean isUnknown() {
    return status == 404;
  }

  public boolean isForbidden() {
    return status == 403;
  }

  /** One field and what is wrong with it. */
  public record Wrong(String field, String words) {}
}
