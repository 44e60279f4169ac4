/** Schools, their leads and terms; and children who change school. */
@NullMarked
package uk.coregroups.gateway.school;

import org.jspecify.annotations.NullMarked;
