/**
 * The register of schools as the office keeps it: schools added and corrected, terms imported.
 *
 * <p>It is common to all partnerships; who leads safeguarding at a school is known to each
 * partnership for itself. Out: the moves that hang on what has changed are told again.
 */
@NullMarked
package uk.coregroups.membership.register;

import org.jspecify.annotations.NullMarked;
