/** Tasks for a person that this service noticed: what it may not, or could not, say by itself. */
@NullMarked
package uk.coregroups.notification.task;

import org.jspecify.annotations.NullMarked;
