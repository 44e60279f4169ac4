package uk.coregroups.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.coregroups.gateway.Behind.MEMBERSHIP;
import static uk.coregroups.gateway.Behind.NOTIFICATION;
import static uk.coregroups.gateway.Behind.SCHEDULING;
import static uk.coregroups.gateway.page.Household.named;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.coregroups.gateway.Behind;
import uk.coregroups.gateway.Gate;

/** A form with something wrong comes back as it was; what was done is said once. */
class FormsTest extends Gate {

  /**
   * A form sent as it is, or with what is typed: each error leads to its field, and what was typed
   * is still there.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /core-groups/new | | leadSocialWorker= | #name Enter the child's name; #bornOn-day Enter the child's date of birth; #planStartedOn-day Enter the day the plan began; #team Choose the team that holds the case; #leadSocialWorker Choose the lead social worker
          /core-groups/@GROUP/children/new | | name=Robin, bornOn-day=31, bornOn-month=2, bornOn-year=2020, planStartedOn-day=1, planStartedOn-month=12, planStartedOn-year=2026 | #bornOn-day The child's date of birth must be a real date, such as 17 12 2026
          /core-groups/@GROUP/members/join/@MR_REID | | from-day=x | #role Choose a role; #from-day The first day of membership must be a real date, such as 17 12 2026
          /core-groups/@GROUP/members/new-professional | | agency=Hillside, from-day= | #role Choose a role; #from-day The first day of membership must be a real date, such as 17 12 2026; #name Enter the person's name
          /core-groups/@GROUP/members/new-family | | mobile=07700 900123 | #role Choose a role; #name Enter the person's name
          /core-groups/@GROUP/members/@SEAT/leave | | from-month=13 | #from-day The first day they are no longer a member must be a real date, such as 17 12 2026; #why Say why, for the record
          /core-groups/@GROUP/conferences/new | | kind=INITIAL, heldOn-day=17, heldOn-month=12 | #heldOn-day The date of the conference must be a real date, such as 17 12 2026; #children Choose at least one child; #quorate Say whether it was quorate
          /core-groups/@GROUP/conference-plans/new | | on-day=32 | #kind Say which conference it is; #on-day The date of the conference must be a real date, such as 17 12 2026; #children Choose at least one child
          /core-groups/@GROUP/milestones/new | | on-day=1, on-month=2, on-year=26 | #kind Say what it is; #on-day The day must have a year of four figures, such as 2026
          /core-groups/@GROUP/milestones/new | | on-day=1, on-month=2, on-year=9999 | #kind Say what it is; #on-day The day must have a year of four figures, such as 2026
          /core-groups/@GROUP/milestones/new | | on-year=2026 | #kind Say what it is; #on-day The day must be a real date, such as 17 12 2026
          /core-groups/@GROUP/obligations/@FILE_OWED/done | | on-day=, on-month=, on-year= | #on-day Enter the day it was done
          /core-groups/@GROUP/children/@CHILD/end-plan | | endedOn-month=13 | #endedOn-day The day the plan ended must be a real date, such as 17 12 2026
          /core-groups/@GROUP/meetings/new | /core-groups/@GROUP/meetings/check | date-day=31, date-month=2, date-year=2027, venue=@VENUE | #date-day The day of the meeting must be a real date, such as 17 12 2026
          /meetings/@MEETING/move | /meetings/@MEETING/check | date-day=x | #date-day The day of the meeting must be a real date, such as 17 12 2026
          /policy/profile | /policy/profile/preview | effectiveFrom-day=32 | #profile Choose a profile; #effectiveFrom-day The day it holds from must be a real date, such as 17 12 2026; #note Say why, for the record
          /policy/rules/R16A | /policy/rules/R16A/preview | amount-HARD-THIS_CORE_GROUP=-3, note=Agreed | #amount-HARD-THIS_CORE_GROUP The amount of the limit counted from the core group held must be a whole number without a minus, such as 10; #direction-HARD-THIS_CORE_GROUP Say whether it is before or after; #unit-HARD-THIS_CORE_GROUP Choose what it is counted in; #source-HARD-THIS_CORE_GROUP Say whose rule it is
          /calendar/bank-holidays | /calendar/bank-holidays/preview | source=, file= | #file Paste the official list; #source Say where the list is from
          /calendar/closures/new | | date-year=26 | #date-day The day you are closed must have a year of four figures, such as 2026; #note Say why you are closed
          /venues/new | | address=High Street | #name Enter the name of the venue
          /schools/terms | | file= | #file Paste the term dates
          /people/@THE_MOTHER/replace/@MR_REID | | from-day=x | #from-day The first day in their place must be a real date, such as 17 12 2026; #why Say why, for the record
          /core-groups/@GROUP/conferences/@CONFERENCE/correct | | heldOn-year=then | #heldOn-day The date of the conference must be a real date, such as 17 12 2026
          /core-groups/@GROUP/meetings/new | | start=ten, minutes=an hour | #date-day Enter the day of the meeting; #start The time it starts must be a time, such as 9:30 or 14:00; #minutes How many minutes it lasts must be a whole number, such as 60; #venue Choose a venue
          /meetings/@MEETING/move | | venue=, start=25:00 | #start The time it starts must be a time, such as 9:30 or 14:00; #venue Choose a venue
          /meetings/@MEETING/cancel | | why= | #why Say why, for the record
          /meetings/@MEETING/hold | | | #how-@MR_REID Say whether each person came; #how-@THE_MOTHER Say whether each person came; #chair Choose who led the meeting
          /meetings/@MEETING/turn | | minuteTaker=@MR_REID | #chair Choose who chairs; #why Say why, for the record
          /meetings/@HELD_MEETING | /meetings/@HELD_MEETING/minutes | sharedOn-day=40 | #receivers Say who has the minutes; #sharedOn-day The day they were shared must be a real date, such as 17 12 2026
          /people/new | | agency=Hillside, email=reid@hillside | #name Enter the person's name
          /people/@MR_REID/away | | from-day=x, deputy=a@b | #from-day The first day must be a real date, such as 17 12 2026; #until-day Enter the last day
          /mine/away | | until-day=32 | #from-day Enter the first day; #until-day The last day must be a real date, such as 17 12 2026
          /people/@MR_REID/edit | | name= | #name Enter the person's name
          /people/@THE_MOTHER/safe-contact | | email=yes, from=soon, verifiedOn-day=99 | #from The earliest time must be a time, such as 9:30 or 14:00; #verifiedOn-day The day they were asked must be a real date, such as 17 12 2026; #sharedDevice Say whether others use their device; #confirmEachUse Say whether they want to be asked before each letter; #readsEnglish Say whether they read English
          /people/@THE_MOTHER/needs | | INTERPRETER=yes, language= | #language Choose the interpreter's language
          /schools/new | | urn=123456, lastDay-day=31, lastDay-month=6, lastDay-year=2027 | #name Enter the school's name; #phase Choose the phase; #lastDay-day The last day of the summer term must be a real date, such as 17 12 2026
          /schools/@SCHOOL | | name=, phase=Primary | #name Enter the school's name
          /core-groups/@GROUP/school-moves/new | | year=next | #child Choose the child; #phase Choose which move it is; #year The year must be a whole number, such as 60
          /core-groups/@GROUP/school-moves/@MOVE | /core-groups/@GROUP/school-moves/@MOVE/school | school= | #school Choose the new school
          /core-groups/@GROUP/school-moves/@MOVE | /core-groups/@GROUP/school-moves/@MOVE/contact | contact= | #contact Choose who tells the new school
          /core-groups/@GROUP/school-moves/@MOVE | /core-groups/@GROUP/school-moves/@MOVE/told | toldOn-day=0 | #toldOn-day The day they were told must be a real date, such as 17 12 2026
          /tasks | /tasks/scheduling/@TASK | task=@TASK | #note-@TASK Say what was done
          """)
  void aFormWithSomethingWrongComesBackWithWhatWasTyped(
      String page, @Nullable String action, @Nullable String typed, String errors) {
    var browser = reader(page);
    Behind.reset();
    Household.isKnown("Ann", 1);
    var fields = Typed.fields(typed);
    var opened = browser.get(named(page)).page();
    var shownBefore = browser(opened, named(action == null ? page : action));
    shownBefore.putAll(fields);

    var shown = browser.post(named(action == null ? page : action), shownBefore);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.errors()).containsExactly(named(errors).split("; ", -1));
    var form = shown.page();
    assertThat(form.title()).startsWith("Error: ");
    for (var link : form.select(".govuk-error-summary__list a").eachAttr("href")) {
      assertThat(form.select("[id=" + link.substring(1) + "]")).as(link).hasSize(1);
    }
    assertThat(form.select(".govuk-error-message")).isNotEmpty();
    fields.forEach((name, value) -> {
      var field = form.select("[name=" + name + "]");
      if (field.select("[type=checkbox], [type=radio]").isEmpty() && !name.equals("task")) {
        assertThat(field.is("select") ? field.select("[selected]").val() : field.val())
            .as(name)
            .isEqualTo(value);
      }
    });
    assertNothingWasChanged();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /core-groups/@GROUP/meetings/new | POST /core-groups/@GROUP/meetings | date, is in the past | #date-day Date is in the past | date-day=4, date-month=1, date-year=2026, start=10:00, minutes=60, venue=@VENUE
          /core-groups/@GROUP/meetings/new | POST /core-groups/@GROUP/meetings | venue, is no longer in use | #venue Venue is no longer in use | date-day=4, date-month=1, date-year=2027, start=10:00, minutes=60, venue=@VENUE
          /venues/new | POST /venues | name, must not hold a web address | #name Name must not hold a web address | name=hall.example, address=High Street
          /core-groups/@GROUP/conferences/new | POST /core-groups/@GROUP/conferences | heldOn, is in the future | #heldOn-day Held on is in the future | kind=INITIAL, child-@CHILD=yes, heldOn-day=4, heldOn-month=1, heldOn-year=2036, quorate=yes
          /core-groups/@GROUP/milestones/new | POST /core-groups/@GROUP/milestones | on, is in the future | #on-day The day is in the future | kind=TRANSFER_NOTIFIED, child-@CHILD=yes, on-day=4, on-month=1, on-year=2036
          /core-groups/@GROUP/conference-plans/new | POST /core-groups/@GROUP/conference-plans | on, is in the past | #on-day The day is in the past | kind=REVIEW, child-@CHILD=yes, on-day=4, on-month=1, on-year=2020
          /core-groups/@GROUP/obligations/@FILE_OWED/done | POST /obligations/@FILE_OWED/settle | on, is in the future | #on-day The day is in the future | on-day=4, on-month=1, on-year=2036
          /core-groups/@GROUP/children/@CHILD/end-plan | POST /core-groups/@GROUP/children/@CHILD/plan/end | endedOn, is before the plan began | #endedOn-day Ended on is before the plan began | endedOn-day=4, endedOn-month=1, endedOn-year=2016
          /calendar/closures/new | PUT /calendar/closures | closures[2].date, is a bank holiday | #date-day Date is a bank holiday | date-day=25, date-month=12, date-year=2026, note=Closed
          /people/new | POST /people | email, must be an e-mail address | #email Email must be an e-mail address | name=Mr Reid, email=reid
          /core-groups/new | POST /core-groups | children[0].bornOn, is in the future | #bornOn-day Born on is in the future | name=Robin, team=@TEAM, leadSocialWorker=@MR_REID, bornOn-day=4, bornOn-month=1, bornOn-year=2036, planStartedOn-day=1, planStartedOn-month=12, planStartedOn-year=2026
          /people/@THE_MOTHER/replace/@MR_REID | POST /people/@THE_MOTHER/replace | successor, is not known | #successor Successor is not known | from-day=4, from-month=1, from-year=2027, why=New area
          /schools/new | POST /schools | urn, is known already | #urn Urn is known already | name=Hillside, phase=Primary, urn=123456
          """)
  void whatAServiceRefusesIsSaidAtItsField(
      String page, String question, String refusal, String error, String typed) {
    Household.isKnown("Ann", 1);
    var service =
        question.matches(".*(meetings|conferences|plans|milestones|obligations|calendar|venues).*")
            ? SCHEDULING
            : MEMBERSHIP;
    service.refuses(named(question), refusal.split(", ", -1)[0], refusal.split(", ", -1)[1]);
    var browser = reader(page);

    var shown = browser.fill(named(page), named(page), Typed.fields(typed));

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.errors()).containsExactly(error);
    var form = shown.page();
    assertThat(form.select("[id=" + error.substring(1).split(" ", -1)[0] + "]")).hasSize(1);
    Typed.fields(typed)
        .forEach((name, value) -> {
          var field = form.select("[name=" + name + "]");
          var kept =
              field.is("select")
                  ? field.select("[selected]").val()
                  : field.is("[type=radio], [type=checkbox]")
                      ? field.select("[checked]").val()
                      : field.val();
          assertThat(kept).as(name).isEqualTo(value);
        });
    assertThat(service.calls(named(question))).hasSize(1);
  }

  @Test
  void whatWasDoneIsSaidOnceOnTheNextPage() {
    Household.isKnown("Ann", 1);
    MEMBERSHIP.answers("POST /schools", "{\"id\": \"1\"}");
    var browser = signedIn(SOCIAL_WORKER);

    var done =
        browser.fill(
            "/schools/new", "/schools/new", Map.of("name", "Hillside", "phase", "Primary"));
    assertThat(done.status()).isEqualTo(303);
    assertThat(browser.follow(done).page().select("[role=alert]").text())
        .contains("The school is saved");
    assertThat(browser.get("/schools").words()).doesNotContain("The school is saved");
    assertThat(MEMBERSHIP.calls("POST /schools")).hasSize(1);
  }

  /** What a browser would send of an open form if nobody touched it. */
  private static Map<String, String> browser(Document page, String action) {
    var form =
        page.select("form:has([formaction=" + action + "]), form[action=" + action + "]").first();
    var fields = new LinkedHashMap<String, String>();
    assertThat(form).as(action + " in " + page.title()).isNotNull();
    if (form != null) {
      form.select("input[type=hidden], input[type=text], textarea")
          .forEach(input -> fields.put(input.attr("name"), input.val()));
    }
    return fields;
  }

  private static void assertNothingWasChanged() {
    for (var service : List.of(MEMBERSHIP, SCHEDULING, NOTIFICATION)) {
      assertThat(service.calls())
          .allSatisfy(call ->
              assertThat(
                      call.method().equals("GET")
                          || call.path().matches("/names|/people/by-mailbox|.*/search"))
                  .as(call.question())
                  .isTrue());
    }
  }
}
