/**
 * The people of the demonstration, and the office that enters them.
 *
 * <p>In: a running suite. Out: a partnership with teams, professionals, schools and a family,
 * entered through the gateway's API as anybody would.
 */
@NullMarked
package uk.coregroups.standalone.demo;

import org.jspecify.annotations.NullMarked;
