package uk.coregroups.membership.succession;

/**
 * What came of a replacement.
 *
 * @param groups in how many groups somebody else sits now, or will
 */
record Replaced(int groups) {}
