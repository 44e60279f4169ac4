/**
 * What differs from child to child of one family: category, school, who is a parent of whom, and a
 * plan that begins again.
 *
 * <p>In: commands of the office. Out: only that a plan has begun again; everything else stays here.
 */
@NullMarked
package uk.coregroups.membership.family;

import org.jspecify.annotations.NullMarked;
