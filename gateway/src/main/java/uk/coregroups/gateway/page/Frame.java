package uk.coregroups.gateway.page;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Role;
import uk.coregroups.gateway.pass.SignedIn;

/**
 * What stands around every page.
 *
 * @param name the service's name in the header
 * @param signedIn who is here; null for nobody
 * @param csrfName the hidden field every form carries, with {@code csrfToken}
 * @param notice what has just been done, if something has
 */
public record Frame(
    String name,
    @Nullable SignedIn signedIn,
    String path,
    String csrfName,
    String csrfToken,
    @Nullable String notice) {

  /** The ways from here, for who is here. */
  public List<Way> ways() {
    var who = signedIn;
    if (who == null) {
      return List.of();
    }
    if (who.isOffice()) {
      return List.of(
          way("Today", "/today"),
          way("Core groups", "/core-groups"),
          way("Weeks ahead", "/weeks-ahead", "/month-ahead"),
          way("Tasks", "/tasks"),
          way("Letters", "/letters"),
          way("People", "/people"),
          way("Schools", "/schools"),
          way("Venues", "/venues"),
          way("Timescales", "/policy", "/explain", "/calendar"));
    }
    if (who.is(Role.QUALITY_LEAD)) {
      return List.of(way("Figures", "/figures"));
    }
    return who.is(Role.OPERATOR)
        ? List.of(
            way("The suite", "/suite"),
            way("Calendar", "/calendar"),
            way("Register of schools", "/schools/register"))
        : List.of(way("My meetings", "/mine"));
  }

  /** The ways inside "Timescales". */
  public List<Way> timescales() {
    return List.of(
        way("Limits", "/policy"), way("Explain a date", "/explain"), way("Calendar", "/calendar"));
  }

  /** The ways inside "Weeks ahead". */
  public List<Way> ahead() {
    return List.of(way("Weeks ahead", "/weeks-ahead"), way("Month ahead", "/month-ahead"));
  }

  /** Whether who is here may open a core group to named staff only. */
  public boolean mayRestrict() {
    var who = signedIn;
    return who != null && who.is(Role.TEAM_MANAGER);
  }

  /** Whether who is here may change limits and the calendar. */
  public boolean setsTimescales() {
    var who = signedIn;
    return who != null && who.setsTimescales();
  }

  /** Whether who is here may read in a new list of bank holidays. */
  public boolean readsCalendar() {
    var who = signedIn;
    return who != null && (who.setsTimescales() || who.is(Role.OPERATOR));
  }

  /** Whether who is here may approve venues and retire them. */
  public boolean approvesVenues() {
    var who = signedIn;
    return who != null && (who.is(Role.ADMINISTRATOR) || who.is(Role.TEAM_MANAGER));
  }

  /** Whether who is here may record what the council has decided. */
  public boolean recordsDecisions() {
    return setsTimescales();
  }

  /** Whether who is here may read in the safeguarding leads of schools. */
  public boolean readsLeads() {
    var who = signedIn;
    return who != null && who.is(Role.ADMINISTRATOR);
  }

  /** Whether who is here works for a partnership's office. */
  public boolean isOffice() {
    var who = signedIn;
    return who != null && who.isOffice();
  }

  private Way way(String words, String to, String... also) {
    return new Way(words, to, isAt(to) || Arrays.stream(also).anyMatch(this::isAt));
  }

  private boolean isAt(String way) {
    return path.equals(way) || path.startsWith(way + "/");
  }

  /** One way from here. */
  public record Way(String words, String to, boolean current) {}
}
