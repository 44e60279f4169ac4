/** The authority whose rules and people these are: its teams, and its own words for roles. */
@NullMarked
package uk.coregroups.membership.partnership;

import org.jspecify.annotations.NullMarked;
