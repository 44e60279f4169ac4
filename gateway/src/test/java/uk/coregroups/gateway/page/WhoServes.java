package uk.coregroups.gateway.page;

import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.SCHEDULING;

/** Who chairs, who writes and who belongs to the group, as scheduling knows it. */
final class WhoServes {

  private static final String TURN =
      """
      {"chair": "@MR_REID", "chairWhy": TYPED, "minuteTakerWhy": TYPED}
      """;

  private WhoServes() {}

  static void isKnown(String typed) {
    for (var meeting : new String[] {"@MEETING", "@HELD_MEETING"}) {
      answers(
          typed,
          "GET /meetings/" + meeting + "/turn",
          """
          {"turn": %s, "able": [{"person": "@MR_REID", "role": "SCHOOL", "turns": 0}]}
          """
              .formatted(TURN));
    }
    stockTake("@MEETING", typed, seats("", ""), "[]", ", \"owed\": true");
    var taken = ", \"owed\": false, \"takenAt\": \"2026-12-17T09:12:00Z\", \"skippedWhy\": TYPED";
    stockTake(
        "@HELD_MEETING",
        typed,
        seats(", \"standing\": \"LEFT\"", ", \"standing\": \"ADDED\""),
        "[\"SCHOOL\"]",
        taken);
    answers(typed, "GET /core-groups/@GROUP/turn", TURN);
    SCHEDULING.answers("GET /rota", "{\"onePerson\": false}");
    answers(
        typed,
        "GET /mine/turns",
        """
        [{"meeting": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K",
          "date": "2026-01-05", "chairs": true, "writes": false, "stockTake": true}]
        """);
    absences(typed);
    Household.answers(
        MEMBERSHIP,
        typed,
        "GET /mine/core-groups/@GROUP/members",
        """
        {"members": [{"person": "@MR_REID", "name": TYPED, "role": TYPED}],
         "roles": [{"code": "SCHOOL", "label": TYPED, "kind": "PROFESSIONAL"}]}
        """);
  }

  private static void absences(String typed) {
    var listed =
        """
        [{"coreGroup": "@GROUP", "reference": "G-7F3K", "children": TYPED, "from": "2027-01-04",
          "until": "2027-01-08", "deputy": TYPED}]
        """;
    for (var person : new String[] {"@MR_REID", "@THE_MOTHER"}) {
      Household.answers(MEMBERSHIP, typed, "GET /people/" + person + "/absences", listed);
    }
    Household.answers(
        MEMBERSHIP,
        typed,
        "GET /mine/absences",
        "{\"absences\": " + listed + ", \"deputising\": []}");
  }

  private static String seats(String ofReid, String ofMother) {
    return """
    [{"member": "@SEAT", "person": "@MR_REID", "kind": "PROFESSIONAL", "role": "SCHOOL" %s},
     {"member": "@INVITATION", "person": "@THE_MOTHER", "kind": "FAMILY", "role": "PARENT" %s}]
    """
        .formatted(ofReid, ofMother);
  }

  private static void stockTake(
      String meeting, String typed, String seats, String missing, String more) {
    answers(
        typed,
        "GET /meetings/" + meeting + "/stock-take",
        """
        {"meeting": "%s", "coreGroup": "@GROUP", "reference": "M-7F3K", "date": "2026-01-05",
         "seats": %s, "missing": %s, "reviewed": 3, "held": 4 %s}
        """
            .formatted(meeting, seats, missing, more));
  }

  private static void answers(String typed, String question, String json) {
    Household.answers(SCHEDULING, typed, question, json);
  }
}
