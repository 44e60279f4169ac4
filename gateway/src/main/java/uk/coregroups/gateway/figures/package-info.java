/** The quality lead's page: figures by team, and no case. */
@NullMarked
package uk.coregroups.gateway.figures;

import org.jspecify.annotations.NullMarked;
