package uk.coregroups.events.membership;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.ids.PersonId;

/**
 * How to reach somebody from now on.
 *
 * @param name a professional's name; never a family member's
 * @param mobile in E.164 form, such as {@code +447700900123}
 * @param confidentialAddress whether this person's whereabouts must be kept from others in the
 *     group
 * @param safeContact a family member's positive record; null says that nothing may be sent
 */
public record ContactChanged(
    PersonId person,
    PersonKind kind,
    @Nullable String name,
    @Nullable String email,
    @Nullable String mobile,
    boolean confidentialAddress,
    @Nullable SafeContact safeContact)
    implements ContactEvent {

  @Override
  @JsonIgnore
  public UUID stream() {
    return person.value();
  }

  /** Contact details never print themselves. */
  @Override
  public String toString() {
    return "ContactChanged[person=" + person + "]";
  }
}
