package uk.coregroups.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.MemberId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.CoreGroupFormed;
import uk.coregroups.events.membership.MemberJoined;
import uk.coregroups.events.membership.MemberLeft;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.Seat;

/** A group whose professionals write to its address: two at secure domains, one at another. */
abstract class GroupMail extends Chapter {

  static final String SUBJECT = "Change of plan";
  static final String WORDS = "I shall bring the folder on Tuesday.";

  private final Map<PersonId, MemberId> seats = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  Someone ada;

  @SuppressWarnings("NullAway.Init")
  Someone bola;

  @SuppressWarnings("NullAway.Init")
  Someone ben;

  @SuppressWarnings("NullAway.Init")
  Someone mother;

  @SuppressWarnings("NullAway.Init")
  String address;

  @BeforeEach
  void aGroupHasAnAddress() {
    neighbours.tell(
        anytown,
        new CoreGroupFormed(
            group, "G-7K2M", null, MONDAY_21_DECEMBER, List.of(ChildId.fresh()), null));
    ada = member(at("anytown.example", PersonKind.PROFESSIONAL, "Ada Okafor"));
    bola = member(at("health.example", PersonKind.PROFESSIONAL, "Bola Dunn"));
    ben = member(at("learning.example", PersonKind.PROFESSIONAL, "Ben Reid"));
    mother = member(at("mail.example", PersonKind.FAMILY, "Dana Whitlock"));
    heard();
    allow(10, "");
    address =
        office().get("/core-groups/" + group + "/group-address").body().path("address").asString();
    assertThat(address).matches("[0-9a-f]{32}@appointments\\.example");
  }

  /** The partnership says what may go; which kinds of file in JSON, such as {@code "pdf"}. */
  void allow(int megabytes, String kinds) {
    var set =
        office()
            .put(
                "/mail-rule",
                "{\"secureDomains\":[\"anytown.example\",\"health.example\"],\"megabytes\":"
                    + megabytes
                    + ",\"attachments\":["
                    + kinds
                    + "]}");
    assertThat(set.status()).as(set.body().toString()).isEqualTo(200);
  }

  static Someone at(String domain, PersonKind kind, String name) {
    var one = someone(kind, name);
    return new Someone(
        one.id(), kind, name, one.email().replaceFirst("@.*", "@" + domain), one.mobile());
  }

  Someone member(Someone one) {
    contact(one, one.kind() == PersonKind.FAMILY ? ANYTHING_BY_DAY : null, false);
    var seat = MemberId.fresh();
    seats.put(one.id(), seat);
    neighbours.tell(
        anytown,
        new MemberJoined(
            group, new Seat(seat, one.id(), one.kind(), "MEMBER", MONDAY_21_DECEMBER)));
    return one;
  }

  void leave(Someone one, LocalDate from) {
    var seat = java.util.Objects.requireNonNull(seats.get(one.id()));
    neighbours.tell(anytown, new MemberLeft(group, seat, one.id(), from));
  }

  /** The lines of the page of what came in. */
  List<JsonNode> lines(String kind) {
    return cameIn(anytown).stream()
        .filter(row -> row.path("kind").asString().startsWith(kind))
        .toList();
  }

  void awaitLines(String kind, int count) {
    await(() -> lines(kind).size() == count);
  }

  /** Whether something of it has gone to anybody. */
  void nobodyGotAnything() {
    for (var one : List.of(ada, bola, ben, mother)) {
      assertThat(ledger(one)).isEmpty();
      assertThat(mails(one)).isEmpty();
    }
  }
}
