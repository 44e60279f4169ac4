/**
 * Children changing school.
 *
 * <p>In: a move expected, a school recorded, a contact named, a lead told. Out: facts by which
 * scheduling keeps the ladder and notification sends the one letter that a person released. Until
 * then nothing goes to the new school.
 */
@NullMarked
package uk.coregroups.membership.schoolmove;

import org.jspecify.annotations.NullMarked;
