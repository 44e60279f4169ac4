/** The first screen: late, due, unanswered, undelivered; and what no program may decide. */
@NullMarked
package uk.coregroups.gateway.today;

import org.jspecify.annotations.NullMarked;
