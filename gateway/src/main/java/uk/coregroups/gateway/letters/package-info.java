/** Letters that could not be delivered, or may not have been, and what people write back. */
@NullMarked
package uk.coregroups.gateway.letters;

import org.jspecify.annotations.NullMarked;
