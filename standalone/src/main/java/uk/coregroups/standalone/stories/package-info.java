/** The stories, played against a suite of their own. */
@NullMarked
package uk.coregroups.standalone.stories;

import org.jspecify.annotations.NullMarked;
