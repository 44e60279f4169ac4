package uk.coregroups.gateway.page;

import static uk.coregroups.gateway.Behind.SCHEDULING;

/** Limits, the calendar and the weeks to come, as scheduling knows them. */
final class Timetable {

  static final String POLICY =
      """
      {"version": 3, "effectiveFrom": "2026-09-01", "profile": "starter", "confirmed": %s,
       "savedAt": "2026-09-01T08:00:00Z", "savedBy": TYPED, "rules": [
        {"rule": "R04", "what": TYPED,
         "anchors": [{"anchor": "INITIAL_CONFERENCE", "words": "the initial conference"}],
         "limits": [{"anchor": "INITIAL_CONFERENCE", "anchorWords": "the initial conference",
           "severity": "HARD", "amount": 10, "unit": "WORKING_DAYS",
           "convention": "EXCLUDE_TRIGGER_DAY", "roll": "NONE", "source": TYPED,
           "words": "10 working days after the initial conference"}]},
        {"rule": "R06", "what": "Last core group before a review",
         "anchors": [{"anchor": "REVIEW_CONFERENCE", "words": "the review conference"}],
         "limits": [{"anchor": "REVIEW_CONFERENCE", "anchorWords": "the review conference",
           "severity": "WARN", "amount": -10, "unit": "WORKING_DAYS",
           "convention": "INCLUDE_TRIGGER_DAY", "roll": "BACK", "source": "Blackpool",
           "words": "10 working days before the review conference"},
          {"anchor": "REVIEW_CONFERENCE", "anchorWords": "the review conference",
           "severity": "INFO", "amount": -3, "unit": "WEEKS",
           "convention": "EXCLUDE_TRIGGER_DAY", "roll": "BACK", "source": "Sefton",
           "words": "3 weeks before the review conference"}]},
        {"rule": "R16A", "what": "Minutes approved by a manager",
         "anchors": [{"anchor": "THIS_CORE_GROUP", "words": "the core group held"}],
         "limits": []}]}
      """;

  private static final String MOVES =
      """
      "count": 130, "moves": [
        {"obligation": "@OWED", "coreGroup": "@GROUP", "reference": "G-7F3K", "words": TYPED,
         "wasDueOn": "2027-01-05", "dueOn": "2027-01-04"},
        {"obligation": "@SEAT", "coreGroup": "@GROUP", "reference": "G-7F3K", "words": TYPED,
         "wasDueOn": "2027-02-05", "dueOn": "2027-02-09"},
        {"obligation": "@PLAN", "coreGroup": "@GROUP", "reference": "G-7F3K", "words": TYPED,
         "wasDueOn": "2027-03-05"}]
      """;
  static final String PREVIEW = "{\"fallAway\": 2, " + MOVES + "}";
  static final String HOLIDAYS =
      """
      {"version": 5, "added": [{"date": "2027-06-04", "title": TYPED}],
       "removed": [{"date": "2027-05-31", "title": TYPED}],
      """
          + MOVES
          + "}";

  private Timetable() {}

  static void isKnown(String typed, String n) {
    answers(typed, "GET /policy", POLICY.formatted("false"));
    answers(
        typed,
        "GET /policy/profiles",
        """
        [{"name": "starter", "title": TYPED, "limits": [{"rule": "R04",
           "what": "First core group", "anchor": "INITIAL_CONFERENCE", "severity": "HARD",
           "amount": 10, "unit": "WORKING_DAYS", "convention": "EXCLUDE_TRIGGER_DAY",
           "roll": "NONE", "source": TYPED, "words": TYPED}]},
         {"name": "tees", "title": "Tees", "limits": []}]
        """);
    answers(
        typed,
        "GET /policy/history",
        """
        [{"version": 3, "effectiveFrom": "2026-09-01", "profile": "starter",
          "savedAt": "2026-09-01T08:00:00Z", "savedBy": TYPED, "note": TYPED,
          "changes": [TYPED]},
         {"version": 1, "effectiveFrom": "2026-01-01", "profile": "starter", "changes": []}]
        """);
    answers(typed, "POST /policy/rules/R04/preview", PREVIEW);
    answers(typed, "POST /policy/rules/R06/preview", PREVIEW);
    answers(typed, "POST /policy/rules/R06", POLICY.formatted("true"));
    answers(typed, "POST /policy/profile/preview", PREVIEW);
    answers(typed, "POST /policy/profile", POLICY.formatted("true"));
    answers(
        typed,
        "GET /explain",
        """
        {"date": "2027-01-05", "words": TYPED, "source": TYPED, "forecast": true,
         "also": [TYPED]}
        """);
    answers(
        typed,
        "GET /calendar",
        """
        {"version": 4, "source": TYPED, "readAt": "2026-11-01T08:00:00Z", "readBy": TYPED,
         "fromYear": 2020, "untilYear": 2028,
         "holidays": [{"date": "2026-12-28", "title": TYPED, "notes": "Substitute day"},
           {"date": "2026-12-25", "title": "Christmas Day", "notes": ""},
           {"date": "2027-01-01", "title": TYPED}],
         "forecast": [{"date": "2029-01-01", "title": TYPED}],
         "closures": [{"date": "2026-12-30", "note": TYPED},
           {"date": "2026-12-29", "note": TYPED}]}
        """);
    answers(typed, "POST /calendar/bank-holidays/preview", HOLIDAYS);
    answers(typed, "POST /calendar/bank-holidays", HOLIDAYS);
    SCHEDULING.answers("PUT /calendar/closures", "{}");
    var rows =
        """
        "from": "2026-12-17", "until": "2027-01-28", "rows": [{"obligation": "@OWED",
          "coreGroup": "@GROUP", "kind": "HOLD_CORE_GROUP", "words": TYPED, "about": "@GROUP",
          "reference": "G-7F3K", "dueOn": "2027-01-05", "warnOn": "2026-12-30"}]
        """
            + n;
    answers(typed, "GET /foresight", "{" + rows + "}");
    SCHEDULING.answers(Household.named("GET /core-groups/@GROUP/clashes"), "[]");
    answers(
        typed,
        "GET /month-ahead",
        "{\"teams\": [{\"team\": \"@TEAM\", \"count\": 12}], " + rows + "}");
    answers(
        typed,
        "GET /core-groups/@GROUP/proposal",
        """
        {"date": "2027-01-06", "limit": "2027-01-05", "late": true, "words": [TYPED],
         "nextLimit": "2027-02-16", "nextWords": TYPED}
        """);
  }

  /** A partnership on its first day: no rule is set, and nothing is forecast. */
  static void isNotThereYet() {
    SCHEDULING.answers(
        "GET /policy",
        """
        {"version": 1, "profile": null, "confirmed": true, "rules": [
          {"rule": "R16", "what": "Minutes shared", "anchors": [], "limits": []}]}
        """);
    SCHEDULING.answers("GET /policy/profiles", "[]");
    SCHEDULING.answers("GET /policy/history", "[]");
    SCHEDULING.answers(
        "GET /calendar",
        """
        {"version": 1, "fromYear": 2020, "untilYear": 2028, "holidays": [], "forecast": [],
         "closures": []}
        """);
    var none = "\"from\": \"2026-12-17\", \"until\": \"2027-01-28\", \"count\": 0, \"rows\": []}";
    SCHEDULING.answers("GET /foresight", "{" + none);
    SCHEDULING.answers("GET /month-ahead", "{\"teams\": [], " + none);
  }

  private static void answers(String typed, String question, String json) {
    Household.answers(SCHEDULING, typed, question, json);
  }
}
