/** Core groups: find one, form one, read one, and who is in it. */
@NullMarked
package uk.coregroups.gateway.coregroup;

import org.jspecify.annotations.NullMarked;
