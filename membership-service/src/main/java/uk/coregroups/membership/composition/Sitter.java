package uk.coregroups.membership.composition;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who sits in a group on a day.
 *
 * @param role the code of their role
 * @param agency where a professional works; null if that is not recorded, and for family members
 */
public record Sitter(String role, @Nullable String agency) {}
