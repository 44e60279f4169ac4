/**
 * Schools, their Designated Safeguarding Leads and their terms.
 *
 * <p>The register is common to all partnerships; a lead is known to each partnership for itself.
 * There is no national end of term: every school has its own.
 */
@NullMarked
package uk.coregroups.membership.school;

import org.jspecify.annotations.NullMarked;
