/**
 * What happens in a case besides conferences and meetings: a strategy discussion, the notice of a
 * transfer, an expected delivery, a birth.
 *
 * <p>In: what somebody records. Out: what the duty room makes of it.
 */
@NullMarked
package uk.coregroups.scheduling.milestone;

import org.jspecify.annotations.NullMarked;
