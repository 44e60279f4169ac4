package uk.coregroups.standalone.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import uk.coregroups.standalone.demo.Cast.Player;

/** Enters people, schools and groups as the office would, and remembers what they were called. */
public final class Enter {

  /** From the age of four a child is expected to go to school. */
  private static final int SCHOOL_AGE = 4;

  private final Office operator;
  private final Office admin;
  private final Map<String, String> people = new HashMap<>();
  private final Map<String, String> schools = new HashMap<>();
  private final Map<String, String> venues = new HashMap<>();
  private String team = "";

  public Enter(Office operator, Office admin) {
    this.operator = operator;
    this.admin = admin;
  }

  /** The partnership, its team and the manager who answers for it. */
  public void partnership() {
    operator.put("membership/partnership", Map.of("name", "Anytown"));
    var manager = professional(Cast.GRACE_MBEKI);
    team = UUID.randomUUID().toString();
    operator.put("membership/teams/" + team, Map.of("name", Cast.TEAM, "manager", manager));
  }

  public String professional(Player player) {
    var fields = new HashMap<String, Object>();
    fields.put("kind", "PROFESSIONAL");
    fields.put("agency", player.agency());
    return person(player, fields);
  }

  public String family(Player player, boolean confidential) {
    var fields = new HashMap<String, Object>();
    fields.put("kind", "FAMILY");
    fields.put("confidentialAddress", confidential);
    return person(player, fields);
  }

  private String person(Player player, Map<String, Object> fields) {
    fields.put("name", player.name());
    fields.put("email", player.mailbox());
    fields.put("mobile", player.mobile());
    var id = admin.post("membership/people", fields).path("id").asString();
    people.put(player.name(), id);
    return id;
  }

  /**
   * Records that e-mail and texts are safe between nine and five, and that no letter may say where.
   */
  public void safeContact(Player player, LocalDate asked) {
    safeContact(player, asked, false);
  }

  /**
   * Records the same.
   *
   * @param careful whether others use their device, and they want to be asked before each letter
   */
  public void safeContact(Player player, LocalDate asked, boolean careful) {
    admin.put(
        "membership/people/" + id(player) + "/safe-contact",
        Map.ofEntries(
            Map.entry("email", true),
            Map.entry("text", true),
            Map.entry("voicemail", false),
            Map.entry("councilNamed", false),
            Map.entry("mayKnowPlace", false),
            Map.entry("from", "09:00"),
            Map.entry("until", "17:00"),
            Map.entry("verifiedOn", asked.toString()),
            Map.entry("sharedDevice", careful),
            Map.entry("confirmEachUse", careful),
            Map.entry("language", "en"),
            Map.entry("readsEnglish", true)));
  }

  /** Records that somebody needs an interpreter of a language, by its ISO 639 code. */
  public void interpreter(Player player, String language) {
    admin.put(
        "membership/people/" + id(player) + "/needs",
        Map.of("needs", List.of(Map.of("kind", "INTERPRETER", "language", language))));
  }

  public String school(String name, Player lead, LocalDate lastDay, LocalDate termStarts) {
    var phase = name.contains("Primary") ? "Primary" : "Secondary";
    var id =
        admin
            .post(
                "membership/schools",
                Map.of(
                    "name", name,
                    "phase", phase,
                    "lastDay", lastDay.toString(),
                    "termStarts", termStarts.toString(),
                    "lead", id(lead)))
            .path("id")
            .asString();
    schools.put(name, id);
    return id;
  }

  /** A venue as the administrator proposes it; nothing can be booked there yet. */
  public String proposedVenue(String name) {
    var id = admin.post("scheduling/venues", Map.of("name", name)).path("id").asString();
    venues.put(name, id);
    return id;
  }

  /** A venue that the administrator proposes and somebody else approves; returns its id. */
  public String venue(String name, Office approver) {
    var id = proposedVenue(name);
    approver.post("scheduling/venues/" + id + "/approve", Map.of());
    return id;
  }

  /** Forms a group around children, each a name and a date of birth; returns its id. */
  public String group(LocalDate planStarted, Map<String, LocalDate> children) {
    return group(children.entrySet().stream().map(child -> child(child, planStarted)).toList());
  }

  /** Forms a group around a child who is not born yet; returns its id. */
  public String unbornGroup(LocalDate planStarted, LocalDate expected) {
    return group(
        List.of(
            Map.of("expectedOn", expected.toString(), "planStartedOn", planStarted.toString())));
  }

  private String group(List<Map<String, String>> entered) {
    return admin
        .post(
            "membership/core-groups",
            Map.of("team", team, "leadSocialWorker", id(Cast.ADA_OKAFOR), "children", entered))
        .path("id")
        .asString();
  }

  private Map<String, String> child(Map.Entry<String, LocalDate> child, LocalDate planStarted) {
    var fields = new HashMap<String, String>();
    fields.put("name", child.getKey());
    fields.put("bornOn", child.getValue().toString());
    fields.put("planStartedOn", planStarted.toString());
    if (schools.containsKey(Cast.HILLSIDE) && isOfSchoolAge(child.getValue(), planStarted)) {
      fields.put("school", schools.get(Cast.HILLSIDE));
    }
    return fields;
  }

  private static boolean isOfSchoolAge(LocalDate born, LocalDate on) {
    return !born.isAfter(on.minusYears(SCHOOL_AGE));
  }

  public JsonNode join(String group, Player player, String role) {
    return admin.post(
        "membership/core-groups/" + group + "/members", Map.of("person", id(player), "role", role));
  }

  public String id(Player player) {
    return known(people, player.name());
  }

  /** What somebody entered here is called. */
  public String name(String person) {
    return people.entrySet().stream()
        .filter(entry -> entry.getValue().equals(person))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  public String schoolId(String name) {
    return known(schools, name);
  }

  public String venueId(String name) {
    return known(venues, name);
  }

  private static String known(Map<String, String> ids, String name) {
    var id = ids.get(name);
    if (id == null) {
      throw new IllegalStateException("Enter them first");
    }
    return id;
  }
}
