/** The suite itself, for those who keep it running: queues and clocks, and no case content. */
@NullMarked
package uk.coregroups.gateway.operator;

import org.jspecify.annotations.NullMarked;
