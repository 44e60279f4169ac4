/** Tests of what keeps partnerships apart. */
@NullMarked
package uk.coregroups.events.apart;

import org.jspecify.annotations.NullMarked;
