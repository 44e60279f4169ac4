/**
 * What happens in a case besides conferences and meetings: a strategy discussion, the notice of a
 * transfer, an expected delivery, a birth, and the end of a plan.
 *
 * <p>In: what somebody records, and from membership births and the ends of plans. Out: what the
 * duty room makes of it; a meeting still in the diary of a group that is over becomes a task for a
 * person.
 */
@NullMarked
package uk.coregroups.scheduling.milestone;

import org.jspecify.annotations.NullMarked;
