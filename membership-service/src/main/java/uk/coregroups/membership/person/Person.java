package uk.coregroups.membership.person;

import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.ids.PersonId;
import uk.coregroups.events.membership.ContactChanged;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.events.membership.SafeContact;

/**
 * A professional or a family member, as one partnership knows them.
 *
 * @param agency where a professional works, such as "Hillside Primary School"
 * @param confidentialAddress whether this person's whereabouts must be kept from others in the
 *     group
 * @param safeContact a family member's positive record; null says that nothing may be sent
 */
public record Person(
    PersonId id,
    PartnershipId partnership,
    PersonKind kind,
    PersonName name,
    @Nullable String agency,
    @Nullable EmailAddress email,
    @Nullable MobileNumber mobile,
    boolean confidentialAddress,
    @Nullable SafeContactRecord safeContact) {

  /** What notification needs to know to reach them; a family member's name is not among it. */
  public ContactChanged contact() {
    return new ContactChanged(
        id,
        kind,
        kind == PersonKind.PROFESSIONAL ? name.value() : null,
        email == null ? null : email.value(),
        mobile == null ? null : mobile.value(),
        confidentialAddress,
        safeContact == null ? null : safe(safeContact));
  }

  private static SafeContact safe(SafeContactRecord record) {
    return new SafeContact(
        record.email(),
        record.text(),
        record.mayKnowPlace(),
        record.from(),
        record.until(),
        record.councilNamed(),
        record.sharedDevice(),
        record.confirmEachUse(),
        record.readsEnglish(),
        record.askAgainFrom());
  }
}
