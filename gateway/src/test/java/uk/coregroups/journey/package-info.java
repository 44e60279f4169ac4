/** The whole suite as a family, an outsider, a browser and a power cut meet it. */
@NullMarked
package uk.coregroups.journey;

import org.jspecify.annotations.NullMarked;
