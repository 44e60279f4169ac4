/**
 * Professionals and family members: how each may be reached.
 *
 * <p>In: a person added, an address corrected, a safe-contact record made. Out: {@code
 * ContactChanged}, for notification alone. A family member without a safe-contact record is sent
 * nothing.
 */
@NullMarked
package uk.coregroups.membership.person;

import org.jspecify.annotations.NullMarked;
