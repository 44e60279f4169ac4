/**
 * Who: children, plans, core groups, people, schools and e-mail groups.
 *
 * <p>The hall. Names and addresses live here, and in notification's address book, and nowhere else.
 * This service listens to nobody; it tells scheduling who sits where and notification how to reach
 * them.
 */
@NullMarked
package uk.coregroups.membership;

import org.jspecify.annotations.NullMarked;
