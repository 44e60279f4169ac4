/**
 * A partnership's own rules, kept as dated versions, and the named profiles it may start from.
 *
 * <p>In: a partnership and a day. Out: its policy on that day. A partnership nobody has set up yet
 * has the neutral starter, which is shown as unconfirmed until somebody confirms it.
 */
@NullMarked
package uk.coregroups.scheduling.policy;

import org.jspecify.annotations.NullMarked;
