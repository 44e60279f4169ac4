package uk.coregroups.membership.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.door.Outcome.Wrong;
import uk.coregroups.events.membership.PersonKind;

/** What must be so of a person's details, whoever brings them, before they are kept. */
public final class PersonCheck {

  private static final int LONGEST = 120;

  private PersonCheck() {}

  /**
   * Everything that is wrong with the details by themselves, and the ways to reach them.
   *
   * @param allowDrama whether Ofcom's numbers for drama are let in
   */
  public static Checked of(PersonKind kind, KeepPerson.Details details, boolean allowDrama) {
    var wrongs = new ArrayList<Wrong>();
    if (details.name().isBlank() || details.name().length() > LONGEST) {
      wrongs.add(new Wrong("name", "must be the person's name, in at most 120 characters"));
    }
    if (details.name().chars().anyMatch(Character::isISOControl)) {
      wrongs.add(new Wrong("name", "must be one line of ordinary text"));
    }
    var typed = given(details.email());
    var email = typed.flatMap(EmailAddress::of);
    if (typed.isPresent() && email.isEmpty()) {
      wrongs.add(new Wrong("email", "is not an address that mail can be sent to"));
    }
    var dialled = given(details.mobile());
    var mobile = dialled.flatMap(one -> MobileNumber.of(one, allowDrama));
    if (dialled.isPresent() && mobile.isEmpty()) {
      wrongs.add(new Wrong("mobile", "is not a UK mobile number that texts can be sent to"));
    }
    if (kind == PersonKind.PROFESSIONAL && typed.isEmpty()) {
      wrongs.add(new Wrong("email", "is needed to invite a professional"));
    }
    return new Checked(wrongs, email, mobile);
  }

  static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
  }

  /** What is wrong, and the ways to reach somebody as they are kept. */
  public record Checked(
      List<Wrong> wrongs, Optional<EmailAddress> email, Optional<MobileNumber> mobile) {}
}
