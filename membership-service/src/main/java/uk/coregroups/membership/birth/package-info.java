/**
 * Children who are expected, and what becomes of that: another day, a birth, a pregnancy that
 * ended.
 *
 * <p>In: commands of the office. Out: facts for scheduling, which counts what a birth makes due. An
 * expected child and the child who is born are one child with one id.
 */
@NullMarked
package uk.coregroups.membership.birth;

import org.jspecify.annotations.NullMarked;
