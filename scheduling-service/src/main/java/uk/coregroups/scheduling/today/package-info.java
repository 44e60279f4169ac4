/**
 * What is late, due and unanswered, for those who hold the case and for a member's own page.
 *
 * <p>In: a partnership or a person, and a day. Out: lists, each worked out when it is asked for.
 */
@NullMarked
package uk.coregroups.scheduling.today;

import org.jspecify.annotations.NullMarked;
