/** Goes through who belongs to a group: for the office, and for the member who chairs. */
@NullMarked
package uk.coregroups.gateway.stocktake;

import org.jspecify.annotations.NullMarked;
