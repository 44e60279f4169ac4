/**
 * The public register of schools in England, "Get information about schools" (GIAS), as it is
 * downloaded.
 *
 * <p>In: its file, of some fifty thousand rows. Out: new schools, changed ones and closed ones. It
 * is looked at first and taken after; it names no child and knows no partnership.
 */
@NullMarked
package uk.coregroups.membership.gias;

import org.jspecify.annotations.NullMarked;
