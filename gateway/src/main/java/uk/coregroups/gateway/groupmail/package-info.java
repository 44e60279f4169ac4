/** Groups' own addresses: the office's page, the list as files, the rule, and what was written. */
@NullMarked
package uk.coregroups.gateway.groupmail;

import org.jspecify.annotations.NullMarked;
