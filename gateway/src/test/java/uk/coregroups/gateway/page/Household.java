package uk.coregroups.gateway.page;

import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.SCHEDULING;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import uk.coregroups.gateway.StandIn;

/** One family as the three services know it; every word that a person once typed is the same. */
final class Household {

  static final String GROUP = "c0a80000-0000-4000-8000-000000000001";
  static final String CHILD = "c0a80000-0000-4000-8000-000000000002";
  static final String MR_REID = "c0a80000-0000-4000-8000-000000000003";
  static final String THE_MOTHER = "c0a80000-0000-4000-8000-000000000004";
  static final String MEETING = "c0a80000-0000-4000-8000-000000000005";
  static final String HELD_MEETING = "c0a80000-0000-4000-8000-000000000006";
  static final String SEAT = "c0a80000-0000-4000-8000-000000000007";
  static final String MOVE = "c0a80000-0000-4000-8000-000000000008";
  static final String SCHOOL = "c0a80000-0000-4000-8000-000000000009";
  static final String CONFERENCE = "c0a80000-0000-4000-8000-00000000000a";
  static final String TASK = "c0a80000-0000-4000-8000-00000000000b";
  static final String TEAM = "c0a80000-0000-4000-8000-00000000000c";
  static final String INVITATION = "c0a80000-0000-4000-8000-00000000000d";
  static final String LETTER = "c0a80000-0000-4000-8000-00000000000e";
  static final String OWED = "c0a80000-0000-4000-8000-00000000000f";
  static final String PLAN = "c0a80000-0000-4000-8000-000000000010";
  static final String FILE_OWED = "c0a80000-0000-4000-8000-000000000011";

  static final String VENUE = "c0a80000-0000-4000-8000-000000000012";
  static final String PROPOSED_VENUE = "c0a80000-0000-4000-8000-000000000013";

  private static final Pattern NAME = Pattern.compile("@([A-Z_]+)");
  private static final Map<String, String> IDS =
      Map.ofEntries(
          Map.entry("GROUP", GROUP),
          Map.entry("CHILD", CHILD),
          Map.entry("MR_REID", MR_REID),
          Map.entry("THE_MOTHER", THE_MOTHER),
          Map.entry("MEETING", MEETING),
          Map.entry("HELD_MEETING", HELD_MEETING),
          Map.entry("SEAT", SEAT),
          Map.entry("MOVE", MOVE),
          Map.entry("SCHOOL", SCHOOL),
          Map.entry("CONFERENCE", CONFERENCE),
          Map.entry("TASK", TASK),
          Map.entry("TEAM", TEAM),
          Map.entry("INVITATION", INVITATION),
          Map.entry("LETTER", LETTER),
          Map.entry("OWED", OWED),
          Map.entry("PLAN", PLAN),
          Map.entry("FILE_OWED", FILE_OWED),
          Map.entry("VENUE", VENUE),
          Map.entry("PROPOSED_VENUE", PROPOSED_VENUE));

  private Household() {}

  /** Everything there is to know, with {@code typed} wherever somebody once typed something. */
  static void isKnown(String typed, int count) {
    var n = ", \"count\": " + count;
    membership(typed, n);
    scheduling(typed, n);
    WhoServes.isKnown(typed);
    Timetable.isKnown(typed, n);
    notification(typed, n);
  }

  /** A partnership on its first day. */
  static void isNotThereYet() {
    var none = "{\"count\": 0, \"rows\": []}";
    for (var list : new String[] {"core-groups", "people", "schools"}) {
      MEMBERSHIP.answers("POST /" + list + "/search", none);
    }
    MEMBERSHIP.answers("POST /names", "{\"coreGroups\": {}, \"people\": {}}");
    MEMBERSHIP.answers("GET /mine", "{\"groups\": [], \"joining\": []}");
    SCHEDULING.answers("GET /mine", "{\"meetings\": [], \"asked\": []}");
    SCHEDULING.answers("GET /mine/turns", "[]");
    MEMBERSHIP.answers("GET /mine/absences", "{\"absences\": [], \"deputising\": []}");
    SCHEDULING.answers("GET /tasks", none);
    SCHEDULING.answers("GET /venues", "[]");
    SCHEDULING.answers(
        "GET /today",
        """
        {"today": "2026-12-17", "late": %1$s, "soon": %1$s, "unanswered": [], "unrecorded": [],
         "moved": []}
        """
            .formatted(none));
    Timetable.isNotThereYet();
    MEMBERSHIP.answers("GET /partnership", "{\"name\": \"Anytown\", \"teams\": [], \"roles\": []}");
    MEMBERSHIP.answers("GET /carrier", carrier());
    SCHEDULING.answers("GET /carrier", carrier());
    NOTIFICATION.answers("GET /carrier", carrier());
    NOTIFICATION.answers("GET /tasks", none);
    NOTIFICATION.answers("GET /letters", none);
    NOTIFICATION.answers("GET /letters/to-confirm", none);
    NOTIFICATION.answers("GET /incoming", none);
    NOTIFICATION.answers("GET /incoming/standing", "{}");
    NOTIFICATION.answers(
        "GET /letters/waiting",
        """
        {"due": 0, "delayed": 0, "sending": 0, "awaitingAddress": 0, "uncertain": 0}
        """);
  }

  private static void membership(String typed, String n) {
    MEMBERSHIP.answers(named("POST /core-groups/@GROUP/places-that-tell"), "[]");
    var reid =
        """
        {"id": "@MR_REID", "kind": "PROFESSIONAL", "name": TYPED, "agency": TYPED,
         "email": TYPED, "mobile": TYPED, "confidentialAddress": false}
        """;
    var mother =
        """
        {"id": "@THE_MOTHER", "kind": "FAMILY", "name": TYPED, "email": TYPED, "mobile": TYPED,
         "confidentialAddress": true, "safeContact": {"email": true, "text": true,
         "voicemail": false, "councilNamed": true, "mayKnowPlace": false, "from": "09:00",
         "until": "17:00", "verifiedOn": "2026-12-01"}}
        """;
    var school =
        """
        {"id": "@SCHOOL", "urn": TYPED, "name": TYPED, "phase": "Primary",
         "lastDay": "2027-07-21", "termStarts": "2027-09-02", "lead": "@MR_REID"}
        """;
    var group =
        """
        {"id": "@GROUP", "reference": "G-7F3K", "formedOn": "2026-12-01",
         "team": {"id": "@TEAM", "name": TYPED},
         "children": [{"id": "@CHILD", "name": TYPED, "bornOn": "2016-02-29",
           "planStartedOn": "2026-12-17"},
          {"id": "@MOVE", "name": TYPED, "bornOn": "2014-02-28", "planStartedOn": "2026-01-05",
           "planEndedOn": "2026-12-10"}],
         "members": [
           {"member": "@SEAT", "role": "SCHOOL", "roleLabel": TYPED, "from": "2026-12-01",
            "person": %s},
           {"member": "@INVITATION", "role": "PARENT", "roleLabel": TYPED, "from": "2026-12-01",
            "until": "2026-12-02", "farewell": {"why": TYPED, "handover": TYPED},
            "person": %s}], "concerns": [TYPED]}
        """
            .formatted(reid, mother);
    answers(MEMBERSHIP, typed, "GET /core-groups/@GROUP", group);
    answers(
        MEMBERSHIP,
        typed,
        "POST /core-groups/search",
        """
        {"rows": [{"id": "@GROUP", "reference": "G-7F3K", "children": TYPED,
          "formedOn": "2026-12-01", "leadSocialWorker": TYPED}] %s}
        """
            .formatted(n));
    answers(MEMBERSHIP, typed, "GET /people/@MR_REID", reid);
    answers(MEMBERSHIP, typed, "GET /people/@THE_MOTHER", mother);
    answers(MEMBERSHIP, typed, "GET /languages", "[{\"code\": \"pl\", \"words\": TYPED}]");
    answers(
        MEMBERSHIP,
        typed,
        "GET /people/ringing",
        """
        {"@MR_REID": {"email": true, "text": true, "voicemail": false, "councilNamed": false,
          "mayKnowPlace": false, "from": "09:00", "until": "17:00", "verifiedOn": "2026-12-01",
          "sharedDevice": true, "confirmEachUse": true, "language": "pl", "readsEnglish": false,
          "askAgainFrom": "2027-06-01"}}
        """);
    for (var person : new String[] {"@MR_REID", "@THE_MOTHER"}) {
      answers(
          MEMBERSHIP,
          typed,
          "GET /people/" + person + "/seats",
          """
          [{"coreGroup": "@GROUP", "reference": "G-7F3K", "children": TYPED, "role": TYPED,
            "from": "2026-12-01", "until": "2027-01-04"}]
          """);
      answers(
          MEMBERSHIP,
          typed,
          "GET /people/" + person + "/needs",
          """
          {"asked": true, "needs": [{"kind": "INTERPRETER", "language": "pl", "words": TYPED}]}
          """);
    }
    for (var changed :
        new String[] {"people/@MR_REID", "people/@THE_MOTHER", "core-groups/@GROUP"}) {
      answers(
          MEMBERSHIP,
          typed,
          "GET /" + changed + "/recorded-changes",
          """
          {"rows": [{"name": TYPED, "reference": "G-7F3K", "what": "MEMBERSHIP", "before": TYPED,
            "after": TYPED, "way": "EXTRACT", "by": TYPED, "at": "2026-12-01T09:00:00Z"}] %s}
          """
              .formatted(n));
    }
    answers(
        MEMBERSHIP,
        typed,
        "POST /people/search",
        "{\"rows\": [%s, %s] %s}".formatted(reid, mother, n));
    answers(
        MEMBERSHIP,
        typed,
        "GET /core-groups/@GROUP/changes",
        """
        [{"child": "@CHILD", "roles": [{"role": TYPED, "changes": 2, "withoutHandover": 1,
          "vacantDays": 10, "vacantNow": true}]}]
        """);
    answers(MEMBERSHIP, typed, "POST /schools/search", "{\"rows\": [%s] %s}".formatted(school, n));
    answers(MEMBERSHIP, typed, "GET /schools/@SCHOOL", school);
    answers(
        MEMBERSHIP,
        typed,
        "GET /schools/@SCHOOL/terms",
        """
        [{"name": TYPED, "firstDay": "2026-09-02", "lastDay": "2026-12-18"}]
        """);
    answers(
        MEMBERSHIP,
        typed,
        "GET /partnership",
        """
        {"name": TYPED, "teams": [{"id": "@TEAM", "name": TYPED}],
         "roles": [{"code": "SCHOOL", "label": TYPED, "kind": "PROFESSIONAL"},
                   {"code": "PARENT", "label": TYPED, "kind": "FAMILY"}]}
        """);
    answers(
        MEMBERSHIP,
        typed,
        "GET /core-groups/@GROUP/email-group",
        "[{\"name\": TYPED, \"email\": TYPED}]");
    answers(
        MEMBERSHIP,
        typed,
        "GET /core-groups/@GROUP/readings",
        """
        {"rows": [{"reader": TYPED, "role": "SOCIAL_WORKER", "what": "The record", "at": "2026-12-17T09:12:00Z"}] %s}
        """
            .formatted(n));
    answers(
        MEMBERSHIP,
        typed,
        "GET /core-groups/@GROUP/school-moves",
        """
        [{"move": {"id": "@MOVE", "child": "@CHILD", "reference": "S-1", "year": 2027,
          "contact": "@MR_REID", "released": false}, "phase": "Year 6 to Year 7",
          "from": %1$s, "to": %1$s}]
        """
            .formatted(school));
    answers(
        MEMBERSHIP,
        typed,
        "POST /names",
        """
        {"coreGroups": {"@GROUP": TYPED}, "people": {"@MR_REID": TYPED, "@THE_MOTHER": TYPED}}
        """);
    answers(
        MEMBERSHIP,
        typed,
        "GET /mine",
        """
        {"groups": [{"coreGroup": "@GROUP", "reference": "G-7F3K", "partnership": TYPED,
           "role": TYPED, "children": TYPED}],
         "joining": [{"move": "@MOVE", "reference": "S-1", "child": TYPED,
           "bornOn": "2016-02-29"}]}
        """);
  }

  private static void scheduling(String typed, String n) {
    var owed =
        """
        {"rows": [{"obligation": "@OWED", "coreGroup": "@GROUP", "words": TYPED,
          "reference": "G-7F3K", "dueOn": "2027-01-05", "warnOn": "2026-12-30",
          "bookedFor": "2027-01-06"}] %s}
        """
            .formatted(n);
    var gathering =
        """
        {"meeting": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K", "date": "2027-01-05",
         "invited": 4, "awaited": 3}
        """;
    answers(
        SCHEDULING,
        typed,
        "GET /today",
        """
        {"today": "2026-12-17", "late": %1$s, "soon": %1$s, "unanswered": [%2$s],
         "unrecorded": [%2$s],
         "moved": [{"obligation": "@OWED", "coreGroup": "@GROUP", "words": TYPED,
           "reference": "G-7F3K", "wasDueOn": "2027-01-05", "dueOn": "2027-01-04", "why": TYPED,
           "at": "2026-12-17T09:12:00Z"}]}
        """
            .formatted(owed, gathering));
    answers(
        SCHEDULING,
        typed,
        "GET /tasks",
        """
        {"rows": [{"id": "@TASK", "coreGroup": "@GROUP", "words": TYPED, "reference": "M-7F3K",
          "openedAt": "2026-12-17T09:12:00Z"}] %s}
        """
            .formatted(n));
    answers(
        SCHEDULING,
        typed,
        "GET /core-groups/@GROUP/timetable",
        """
        [{"obligation": "@OWED", "kind": "HOLD_CORE_GROUP", "words": TYPED, "about": "@GROUP",
          "reference": "G-7F3K", "dueOn": "2027-01-05", "standing": "OPEN", "count": TYPED,
          "rule": "R05", "source": TYPED, "byHand": false, "forecast": true, "closed": TYPED,
          "warnCount": TYPED, "policyVersion": 3, "moves": [{"wasDueOn": "2027-01-06",
            "dueOn": "2027-01-05", "why": TYPED, "at": "2026-12-17T09:12:00Z"}]},
         {"obligation": "@FILE_OWED", "kind": "TRANSFER_FILE", "words": TYPED,
          "about": "@CHILD", "reference": "S-1", "dueOn": "2027-09-08", "standing": "WARNING",
          "count": TYPED, "rule": "R24", "source": TYPED, "byHand": true, "forecast": false,
          "policyVersion": 3, "moves": []},
         {"obligation": "@SEAT", "kind": "SEND_DECISION", "words": TYPED,
          "about": "@CHILD", "reference": "G-7F3K", "dueOn": "2026-12-18",
          "settledOn": "2026-12-21", "standing": "MET_LATE", "byHand": true, "forecast": false,
          "moves": []},
         {"obligation": "@OWED", "kind": "SHARE_WITH_FAMILY", "words": TYPED,
          "about": "@HELD_MEETING", "reference": "M-7F3K", "dueOn": "2027-01-05",
          "standing": "LATE", "byHand": false, "forecast": false, "moves": []}]
        """);
    answers(
        SCHEDULING,
        typed,
        "GET /core-groups/@GROUP/conferences",
        """
        [{"id": "@CONFERENCE", "kind": "INITIAL", "heldOn": "2026-12-17", "children": ["@CHILD"],
          "quorate": true},
         {"id": "@PLAN", "kind": "TRANSFER_IN", "heldOn": "2026-12-16", "children": ["@CHILD"],
          "quorate": false}]
        """);
    answers(
        SCHEDULING,
        typed,
        "GET /core-groups/@GROUP/conference-plans",
        """
        [{"id": "@PLAN", "kind": "REVIEW", "on": "2027-03-11", "children": ["@CHILD"]}]
        """);
    answers(
        SCHEDULING,
        typed,
        "GET /core-groups/@GROUP/milestones",
        """
        [{"id": "@PLAN", "kind": "STRATEGY_DISCUSSION", "words": TYPED, "on": "2026-11-26",
          "children": ["@CHILD"], "recordedAt": "2026-11-26T09:12:00Z"},
         {"id": "@SEAT", "kind": "BIRTH", "words": TYPED, "on": "2026-11-27", "children": [],
          "recordedAt": "2026-11-27T09:12:00Z"}]
        """);
    answers(
        SCHEDULING,
        typed,
        "GET /venues",
        """
        [{"id": "@VENUE", "name": TYPED, "line": TYPED, "standing": "APPROVED", "yours": false,
          "proposed": {"by": TYPED, "at": "2026-11-01T08:00:00Z"},
          "approved": {"by": TYPED, "at": "2026-11-02T08:00:00Z"}},
         {"id": "@PROPOSED_VENUE", "name": "Library", "address": TYPED, "line": "Library, Anytown",
          "standing": "PROPOSED", "yours": false,
          "proposed": {"by": TYPED, "at": "2026-11-01T08:00:00Z"}},
         {"id": "@SEAT", "name": TYPED, "line": "Old Town Hall", "standing": "RETIRED",
          "yours": true, "proposed": {"by": TYPED, "at": "2026-11-01T08:00:00Z"},
          "retired": {"by": TYPED, "at": "2026-11-02T08:00:00Z"}}]
        """);
    var booked = meeting("@MEETING", "BOOKED");
    var held = meeting("@HELD_MEETING", "HELD");
    answers(SCHEDULING, typed, "GET /core-groups/@GROUP/meetings", "[" + booked + "," + held + "]");
    answers(SCHEDULING, typed, "GET /meetings/@MEETING", booked);
    answers(SCHEDULING, typed, "GET /meetings/@HELD_MEETING", held);
    for (var meeting : new String[] {"@MEETING", "@HELD_MEETING"}) {
      answers(
          SCHEDULING,
          typed,
          "GET /meetings/" + meeting + "/arrangements",
          """
          [{"id": "@OWED", "person": "@THE_MOTHER", "words": TYPED, "state": "OPEN"},
           {"id": "@PLAN", "person": "@MR_REID", "words": TYPED, "state": "WAIVED", "why": TYPED,
            "by": TYPED}]
          """);
    }
    answers(
        SCHEDULING,
        typed,
        "GET /mine",
        """
        {"meetings": [{"meeting": "@MEETING", "coreGroup": "@GROUP", "reference": "M-7F3K",
           "slot": {"date": "2027-01-05", "start": "10:00", "minutes": 60},
           "kind": "PROFESSIONAL", "venue": TYPED, "invitation": "@INVITATION",
           "sendsReport": false}],
         "asked": [{"kind": "MOVE_SCHOOL", "words": TYPED, "coreGroup": "@GROUP",
           "reference": "S-1", "dueOn": "2027-07-01", "about": "@MOVE"}]}
        """);
    MEMBERSHIP.answers("GET /carrier", carrier());
    SCHEDULING.answers("GET /carrier", carrier());
  }

  private static String meeting(String id, String state) {
    return """
    {"meeting": {"id": "%s", "coreGroup": "@GROUP", "reference": "M-7F3K",
       "slot": {"date": "2026-01-05", "start": "10:00", "minutes": 60}, "venue": TYPED,
       "state": "%s", "chair": "@MR_REID", "purpose": "CORE_GROUP", "inquorate": false},
     "invited": [
       {"invitation": "@INVITATION", "person": "@MR_REID", "kind": "PROFESSIONAL",
        "role": "SCHOOL", "withdrawn": false, "sendsReport": false, "reportReceived": false},
       {"invitation": "@SEAT", "person": "@THE_MOTHER", "kind": "FAMILY", "role": "PARENT",
        "withdrawn": false, "answer": "ACCEPTED", "sendsReport": false,
        "reportReceived": false}]}
    """
        .formatted(id, state);
  }

  private static void notification(String typed, String n) {
    answers(
        NOTIFICATION,
        typed,
        "GET /letters",
        """
        {"rows": [{"id": "@LETTER", "coreGroup": "@GROUP", "person": "@MR_REID", "purpose": TYPED,
          "reference": "M-7F3K", "state": "UNDELIVERABLE", "channel": "EMAIL", "reason": TYPED,
          "writtenAt": "2026-12-17T09:12:00Z", "notBefore": "2026-12-17T09:12:00Z"}] %s}
        """
            .formatted(n));
    answers(
        NOTIFICATION,
        typed,
        "GET /letters/to-confirm",
        """
        {"rows": [{"id": "@LETTER", "coreGroup": "@GROUP", "person": "@MR_REID", "purpose": TYPED,
          "reference": "M-7F3K", "why": TYPED, "writtenAt": "2026-12-17T09:12:00Z"}] %s}
        """
            .formatted(n));
    answers(
        NOTIFICATION,
        typed,
        "GET /letters/waiting",
        """
        {"due": 1, "delayed": 2, "sending": 0, "awaitingAddress": 1, "uncertain": 1,
         "since": "2026-12-17T09:12:00Z", "why": TYPED,
         "interrupted": [{"channel": "EMAIL", "refused": true, "since": "2026-12-17T09:12:00Z",
           "reason": TYPED},
          {"channel": "TEXT", "refused": false, "since": "2026-12-17T09:12:00Z",
           "reason": TYPED}]}
        """);
    answers(
        NOTIFICATION,
        typed,
        "GET /tasks",
        """
        {"rows": [{"id": "@OWED", "kind": "X", "words": TYPED, "coreGroup": "@GROUP",
          "person": "@MR_REID", "about": "@GROUP", "openedAt": "2026-12-17T09:12:00Z",
          "meeting": "@MEETING", "reference": "M-7F3K", "say": TYPED, "detail": TYPED,
          "number": TYPED}] %s}
        """
            .formatted(n));
    answers(
        NOTIFICATION,
        typed,
        "GET /incoming",
        """
        {"rows": [{"id": "@LETTER", "kind": TYPED, "coreGroup": "@GROUP", "person": "@MR_REID",
          "sender": TYPED, "subject": TYPED, "words": TYPED,
          "known": true, "receivedAt": "2026-12-17T09:12:00Z"}] %s}
        """
            .formatted(n));
    answers(NOTIFICATION, typed, "GET /incoming/standing", "{\"trouble\": TYPED}");
    for (var person : new String[] {MR_REID, THE_MOTHER}) {
      NOTIFICATION.answers(
          "GET /people/" + person + "/standing", "{\"stopped\": false, \"textsStopped\": true}");
    }
    NOTIFICATION.answers("GET /carrier", carrier());
  }

  private static String carrier() {
    return """
    {"untold": {"count": 0}, "unread": 0, "early": {"count": 0}, "dead": 0}
    """;
  }

  /** Puts ids and typed words where their names stand. */
  static void answers(StandIn service, String typed, String question, String json) {
    service.answers(
        named(question),
        named(json).replace("TYPED", JsonMapper.shared().writeValueAsString(typed)));
  }

  /** Ids for their names: {@code @GROUP} becomes the group's. */
  static String named(String text) {
    return NAME.matcher(text).replaceAll(name -> IDS.getOrDefault(name.group(1), name.group()));
  }
}
