/**
 * How one invitation is answered.
 *
 * <p>The public link opens nothing else: GET shows, POST acts, and where a program may have pressed
 * the button POST asks for one press more. Pages behind sign-in record answers here, too. An answer
 * travels with the time that was shown.
 */
@NullMarked
package uk.coregroups.gateway.answer;

import org.jspecify.annotations.NullMarked;
