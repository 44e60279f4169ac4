/** What notification tells scheduling: a person's answer that came by post. */
@NullMarked
package uk.coregroups.events.notification;

import org.jspecify.annotations.NullMarked;
